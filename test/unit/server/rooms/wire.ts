import {
  type Form,
  formField,
  formValue,
  makeForm,
  readForm,
  writeForm,
} from '#electron/stanza/0004-form.ts';
import { readDiscoInfo, readDiscoItems } from '#electron/stanza/0030-disco.ts';
import { readUnique, writeUniqueQuestion } from '#electron/stanza/0045-unique.ts';
import { readCommand } from '#electron/stanza/0050-commands.ts';
import {
  type ChannelSearch,
  type FoundChannel,
  readFoundChannels,
  writeChannelSearch,
} from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readPerchFault } from '#electron/stanza/perch-fault.ts';
import { readRoomFacts } from '#electron/stanza/perch-room.ts';
import { type RoomField, roomField } from '#electron/stanza/perch-room-form.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { errorOf, type FormValues, type Person } from './house.ts';

/** The local part of an address that the service gave to somebody. */
export function givenTo(person: Person): string {
  const answer = person.asks('', 'get', writeUniqueQuestion().toString());
  const unique = answer.getChild('unique');
  return (unique && readUnique(unique)) ?? '';
}

/** Runs a command of the service by its form. */
export function commands(person: Person, name: string, values: FormValues = {}): Element {
  return person.asks('', 'set', writeExecution(name, values).toString());
}

export function writeExecution(name: string, values: FormValues = {}): Element {
  const node = `${NS.perch}#${name}`;
  const form = writeForm(makeForm('submit', node, values));
  return xml('command', { xmlns: NS.commands, node, action: 'execute' }, form);
}

/** The rows that a command answers with. */
export function rowsOf(answer: Element): readonly Readonly<Record<string, string>>[] {
  const command = answer.getChild('command', NS.commands);
  const items = (command && readCommand(command)?.form?.items) ?? [];
  return items.map((fields) => Object.fromEntries(fields.map(({ name, values }) => [name, values[0] ?? ''])));
}

type OwnValues = { readonly [field in RoomField]?: string | boolean | readonly string[] };

/** Submits a room's form: XEP-0045's fields by their short names, ours by theirs. */
export function saves(person: Person, room: string, values: FormValues, ours: OwnValues = {}): Element {
  return person.asks(room, 'set', writeSave(values, ours).toString());
}

export function writeSave(values: FormValues, ours: OwnValues = {}): Element {
  const standard = Object.entries(values).map(([name, value]) => [`muc#roomconfig_${name}`, value] as const);
  const own = Object.entries(ours).flatMap(([name, value]) =>
    isRoomField(name) && value !== undefined ? [[roomField[name], value] as const] : [],
  );
  const form = makeForm('submit', NS.mucRoomConfig, Object.fromEntries([...standard, ...own]));
  return xml('query', { xmlns: NS.mucOwner }, writeForm(form));
}

export function formOf(person: Person, room: string): Form | undefined {
  const query = person.asks(room, 'get', `<query xmlns='${NS.mucOwner}'/>`).getChild('query');
  return query && readForm(query);
}

export function valuesOf(person: Person, room: string, field: RoomField): readonly string[] | undefined {
  const form = formOf(person, room);
  return form && formField(form, roomField[field])?.values;
}

export function revisionOf(person: Person, room: string): string {
  const form = formOf(person, room);
  return (form && formValue(form, roomField.revision)) ?? '';
}

/** The permissions that a room tells somebody; undefined where it tells nothing. */
export function permissionsOf(person: Person, room: string): readonly string[] | undefined {
  return readPermissionsTold(person.asks(room, 'get', `<query xmlns='${NS.discoInfo}'/>`));
}

export function readPermissionsTold(answer: Element): readonly string[] | undefined {
  const query = answer.getChild('query');
  const facts = query && readRoomFacts(readDiscoInfo(query)?.forms ?? []);
  const told = facts && Object.entries(facts.permissions).filter(([, may]) => may);
  return told?.map(([name]) => name);
}

/** The local parts of the rooms that somebody is listed. */
export function listedTo(person: Person, node?: string): readonly string[] {
  const question = xml('query', { xmlns: NS.discoItems, node }).toString();
  const query = person.asks('', 'get', question).getChild('query');
  return localParts((query && readDiscoItems(query)?.items) ?? []);
}

export function found(person: Person, search: ChannelSearch): readonly FoundChannel[] {
  const result = person.asks('', 'get', writeChannelSearch(search).toString()).getChild('result');
  return (result && readFoundChannels(result)) ?? [];
}

export function localParts(items: readonly { readonly address: string }[]): readonly string[] {
  return items.map(({ address }) => address.slice(0, address.indexOf('@')));
}

/** `conflict DataCollision field`: what a refusal amounts to; undefined where there is none. */
export function refusalOf(answer: Element): string | undefined {
  const fault = readPerchFault(answer);
  const field = fault?.field?.replace(`${NS.perch}#`, '');
  const condition = errorOf(answer);
  return condition && [condition, fault?.code, field].filter(Boolean).join(' ');
}

function isRoomField(name: string): name is RoomField {
  return Object.hasOwn(roomField, name);
}
