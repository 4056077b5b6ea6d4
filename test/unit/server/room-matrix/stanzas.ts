import { makeForm, writeForm } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type RoomField, roomField } from '#electron/stanza/perch-room-form.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';

export const service = 'rooms.localhost';
export const iq = (type: 'get' | 'set', to: string, child: Element): Element =>
  xml('iq', { type, to, id: 'tried' }, child);
export const query = (namespace: string, ...children: Element[]): Element =>
  xml('query', { xmlns: namespace }, ...children);

type Ours = { readonly [field in RoomField]?: string | boolean | readonly string[] };
export type Values = Readonly<Record<string, string | boolean | readonly string[]>>;

/** The owner form, with XEP-0045's fields by their short names and ours by theirs. */
export function saves(room: string, standard: Values, ours: Ours = {}): Element {
  const fields = [
    ...Object.entries(standard).map(([name, value]) => [`muc#roomconfig_${name}`, value] as const),
    ...Object.entries(ours).map(([name, value]) => [roomField[fieldName(name)], value ?? ''] as const),
  ];
  const form = makeForm('submit', NS.mucRoomConfig, Object.fromEntries(fields));
  return iq('set', room, query(NS.mucOwner, writeForm(form)));
}

function fieldName(name: string): RoomField {
  const known = Object.keys(roomField).find((one): one is RoomField => one === name);
  if (!known) throw new Error(`There is no field ${name}.`);
  return known;
}

export function command(name: string, values: Values = {}): Element {
  const node = `${NS.perch}#${name}`;
  const form = writeForm(makeForm('submit', node, values));
  return iq('set', service, xml('command', { xmlns: NS.commands, node, action: 'execute' }, form));
}

export const says = (room: string, ...children: Element[]): Element =>
  xml('message', { type: 'groupchat', to: room, id: 'tried' }, ...children);
export const body = (text: string): Element => xml('body', {}, text);
export const item = (attributes: Record<string, string>): Element => xml('item', attributes);
export const perch = (name: string, attributes: Record<string, string> = {}): Element =>
  xml(name, { xmlns: NS.perch, ...attributes });

export const entry = (room: string, nickname: string): Element =>
  xml('presence', { to: `${room}/${nickname}` }, xml('x', { xmlns: NS.muc }));
