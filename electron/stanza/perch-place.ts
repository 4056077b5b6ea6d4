import type { RoomPlace } from '../model/room.ts';
import { replaceExtension } from './0402-bookmarks.ts';
import { NS } from './namespaces.ts';
import { Element, elements } from './xml.ts';

/** In characters, as for names of rooms; whatever is longer is no name of a group. */
const longestGroup = 256;

/**
 * Where the person wants a room in their list (docs/protocol.md, "Followed rooms"), as the extensions of its bookmark
 * say. What is damaged says nothing: the room is then where every room is.
 */
export function readPlace(extensions: Element | undefined): RoomPlace {
  const { group, order } = extensions?.getChild('place', NS.perch)?.attrs ?? {};
  const name = readGroup(group);
  const rank = readOrder(order);
  return { ...(name !== undefined && { group: name }), ...(rank !== undefined && { order: rank }) };
}

/** The same extensions with another place; what others put there, or a later version in ours, stays. */
export function writePlace(extensions: Element | undefined, place: RoomPlace): Element | undefined {
  const before = extensions?.getChild('place', NS.perch);
  const { group, order, ...unknown } = before?.attrs ?? {};
  const element = new Element('place', {
    ...unknown,
    xmlns: NS.perch,
    ...(place.group !== undefined && { group: place.group }),
    ...(place.order !== undefined && { order: String(place.order) }),
  });
  for (const child of before ? elements(before) : []) element.append(child);
  const isEmpty = Object.keys(element.attrs).length === 1 && elements(element).length === 0;
  return replaceExtension(extensions, { name: 'place', namespace: NS.perch }, isEmpty ? undefined : element);
}

function readGroup(text: unknown): string | undefined {
  const group = typeof text === 'string' ? text.trim() : '';
  const isName = group !== '' && [...group].length <= longestGroup && !/\p{Cc}/u.test(group);
  return isName ? group : undefined;
}

function readOrder(text: unknown): number | undefined {
  return typeof text === 'string' && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
