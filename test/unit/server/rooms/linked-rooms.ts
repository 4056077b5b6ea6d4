import { readDiscoInfo } from '#electron/stanza/0030-disco.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readPerchFault } from '#electron/stanza/perch-fault.ts';
import { readMisfitsAnswer, writeMisfitsQuestion } from '#electron/stanza/perch-misfits.ts';
import { readRoomFacts } from '#electron/stanza/perch-room.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { addressOf, type House, openHouse, type Person } from './house.ts';
import { givenTo, saves } from './wire.ts';

export const desk = addressOf('desk');
export const [ana, ben, cy] = ['ana@localhost', 'ben@localhost', 'cy@localhost'];

/** Ana's public room and her secret one with Ben, not linked yet; Cy is in the public one alone. */
export interface Rooms {
  readonly house: House;
  readonly ana: Person;
  readonly ben: Person;
  readonly cy: Person;
  /** Local part of the secret room. */
  readonly panel: string;
}

export function openRooms(kind: 'Open' | 'Closed' = 'Open'): Rooms {
  const house = openHouse({ accounts: { isAdministrator: (account) => account === 'adam@localhost' } });
  const [one, two, three] = [house.person('ana'), house.person('ben'), house.person('cy')];
  one.enters('desk');
  saves(one, 'desk', { roomname: 'Desk', membersonly: kind === 'Closed' }, { members: [ana, ben, cy] });
  const panel = givenTo(one);
  one.enters(panel);
  const secret = { roomname: 'Panel', publicroom: false, membersonly: true };
  saves(one, panel, secret, { members: [ana, ben] });
  return { house, ana: one, ben: two, cy: three, panel };
}

/** The same, linked, with everybody where they may be. */
export function openLinked(kind?: 'Open' | 'Closed'): Rooms {
  const rooms = openRooms(kind);
  link(rooms);
  for (const person of [rooms.ben, rooms.cy]) person.enters('desk');
  rooms.ben.enters(rooms.panel);
  for (const person of [rooms.ana, rooms.ben, rooms.cy]) person.hears();
  return rooms;
}

export function link({ ana: manager, panel }: Rooms): Element {
  return saves(manager, panel, {}, { companion: desk });
}

/** What a room tells somebody of its companion. */
export function companionTold(person: Person, room: string): string | undefined {
  const query = person.asks(room, 'get', `<query xmlns='${NS.discoInfo}'/>`).getChild('query');
  return readRoomFacts((query && readDiscoInfo(query)?.forms) ?? [])?.companion;
}

export function misfits(person: Person, room: string, principals: readonly string[]): readonly string[] {
  const answer = person.asks(room, 'get', writeMisfitsQuestion(principals).toString());
  const told = answer.getChild('misfits', NS.perch);
  const all = (told && readMisfitsAnswer(told)) ?? [];
  return all.map(({ address, addable }) => `${address} ${addable ? 'addable' : 'out'}`);
}

export function namedIn(answer: Element): readonly string[] {
  return readPerchFault(answer)?.values ?? [];
}
