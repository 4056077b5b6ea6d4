import { NS } from './namespaces.ts';
import { type Element, elements, xml } from './xml.ts';

/** Whether a bookmark is pinned (XEP-0469): a favourite. */
export function isPinned(extensions: Element | undefined): boolean {
  return extensions?.getChild('pinned', NS.pinning) !== undefined;
}

/** The same extensions, pinned or not; what others put there stays. */
export function writePinned(extensions: Element | undefined, pinned: boolean): Element | undefined {
  const kept = extensions ? elements(extensions).filter((one) => !one.is('pinned', NS.pinning)) : [];
  const children = pinned ? [...kept, xml('pinned', { xmlns: NS.pinning })] : kept;
  return children.length === 0 ? undefined : xml('extensions', { xmlns: NS.bookmarks }, ...children);
}
