import { replaceExtension } from './0402-bookmarks.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Whether a bookmark is pinned (XEP-0469): a favourite. */
export function isPinned(extensions: Element | undefined): boolean {
  return extensions?.getChild('pinned', NS.pinning) !== undefined;
}

/** The same extensions, pinned or not; what others put there stays. */
export function writePinned(extensions: Element | undefined, pinned: boolean): Element | undefined {
  const element = pinned ? xml('pinned', { xmlns: NS.pinning }) : undefined;
  return replaceExtension(extensions, { name: 'pinned', namespace: NS.pinning }, element);
}
