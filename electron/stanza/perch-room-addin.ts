import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** The node on which whoever manages a room says what stands beside it, on servers without a registry. */
export const roomAddinsNode = `${NS.perch}#room-addins`;

/** What those who manage a room chose to stand beside it. */
export interface RoomAddin {
  readonly name: string;
  /** http or https. */
  readonly url: string;
}

export function writeRoomAddin({ name, url }: RoomAddin): Element {
  return xml('addin', { xmlns: NS.perch, name, url });
}

/** Undefined for what names nothing, or leads nowhere. */
export function readRoomAddin(element: Element | undefined): RoomAddin | undefined {
  if (!element?.is('addin', NS.perch)) return undefined;
  const { name = '', url = '' } = element.attrs;
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (name.trim() === '' || name.length > 256 || url.length > 2048) return undefined;
  return protocol === 'https:' || protocol === 'http:' ? { name, url } : undefined;
}
