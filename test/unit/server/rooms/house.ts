import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type Accounts, unknownAccounts } from '#electron/server/rooms/accounts.ts';
import {
  createRoomService,
  createSqliteRoomStore,
  createStarterRooms,
  type RoomService,
  type RoomServiceOptions,
  roomMigrations,
} from '#electron/server/rooms/index.ts';
import { makeForm, writeForm } from '#electron/stanza/0004-form.ts';
import { readMucUser } from '#electron/stanza/0045-muc.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';

export const domain = 'rooms.localhost';
export const join45 = `<x xmlns='http://jabber.org/protocol/muc'/>`;

export function addressOf(room: string): string {
  return room ? `${room}@${domain}` : domain;
}

export type FormValues = Readonly<Record<string, string | boolean | readonly string[]>>;

/** One session of somebody: what they send, and what reaches them. */
export interface Person {
  readonly address: string;
  readonly account: string;
  /** Sends `<name to=… …>inner</name>`, and answers with what came back to this session. */
  sends(name: string, attributes: Readonly<Record<string, string>>, inner?: string): readonly Element[];
  enters(room: string, nickname?: string, x?: string): readonly Element[];
  leaves(room: string, nickname?: string): readonly Element[];
  says(room: string, text: string, more?: string): readonly Element[];
  asks(room: string, type: 'get' | 'set', question: string, nickname?: string): Element;
  configures(room: string, values: FormValues): Element;
  changesList(room: string, ...items: string[]): Element;
  /** Everything since the last time, in order. */
  hears(): readonly Element[];
}

/** A room service over a SQLite file of its own, and the people who use it. */
export interface House {
  person(name: string, device?: string, at?: string): Person;
  /** What waits for an account that is not there, by bare address. */
  waitingFor(account: string): readonly Element[];
  closes(): void;
  /** As after a restart of the server: the same file, nobody in any room. */
  restarts(): void;
  later(milliseconds: number): void;
  /** What is asked for by steps waits until this is over. */
  holdsBack(act: () => void): void;
  /** One step of what has time is done. */
  works(): void;
  /** All of it. */
  settles(): void;
  readonly now: () => number;
  /** How many SQL statements one stanza takes. */
  statementsOf(act: () => unknown): number;
  readonly db: Database.Database;
}

interface Options extends Partial<Pick<RoomServiceOptions, 'limits'>> {
  /** What the service is told of accounts; otherwise everybody at localhost has one, and nobody administers. */
  readonly accounts?: Partial<Accounts>;
  /** Who may make rooms; otherwise everybody. */
  readonly creators?: readonly string[];
  /** Messages in a volume of the index. */
  readonly volumeSize?: number;
}

export function openHouse(options: Options = {}): House {
  const directory = mkdtempSync(join(tmpdir(), 'perch-rooms-'));
  let statements = 0;
  const verbose = (): void => {
    statements += 1;
  };
  const db = new Database(join(directory, 'server.sqlite'), { verbose });
  onTestFinished(() => {
    db.close();
    rmSync(directory, { recursive: true });
  });
  // A real file, but nobody pulls the plug: these tests need not wait for the disk.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  for (const step of roomMigrations.steps) db.exec(step);
  let now = Date.UTC(2026, 0, 2, 12);
  let given = 0;
  const open = (): RoomService => {
    const store = createSqliteRoomStore(db, () => 0.5, options.volumeSize);
    const { creators, accounts: told, volumeSize: _, ...more } = options;
    const accounts = { ...unknownAccounts(domain), ...told };
    const context = { store, domain, clock: () => now, ids: () => `id-${++given}`, accounts, ...more };
    createStarterRooms(context, 'ana@localhost');
    const [category] = store.categories();
    if (category && creators) store.saveCategory({ ...category, creators });
    return createRoomService(context);
  };
  let service = open();
  const heard = new Map<string, Element[]>();
  const inbox = (address: string): Element[] => {
    const found = heard.get(address) ?? [];
    heard.set(address, found);
    return found;
  };
  const deliver = (outgoing: ReturnType<RoomService['handle']>): void => {
    for (const { stanza, to } of outgoing) {
      for (const address of to) inbox(address).push(overTheWire(stanza, address));
    }
  };
  let holding = false;
  const work = (): void => deliver(db.transaction(() => service.work())());
  const drain = (address: string): readonly Element[] => inbox(address).splice(0);
  return {
    person: (name, device = 'desk', at = 'localhost') =>
      createPerson(`${name}@${at}/${device}`, drain, (stanza) => {
        deliver(db.transaction(() => service.handle(stanza))());
        while (service.due === 'now' && !holding) work();
      }),
    waitingFor: drain,
    closes: () => deliver(service.close()),
    restarts() {
      service = open();
      heard.clear();
    },
    holdsBack(act) {
      holding = true;
      act();
      holding = false;
      while (service.due === 'now') work();
    },
    works: () => work(),
    settles() {
      while (service.due) work();
    },
    later(milliseconds) {
      now += milliseconds;
    },
    now: () => now,
    statementsOf(act) {
      statements = 0;
      act();
      // Begin and commit are the server's, not the rooms'.
      return statements - 2;
    },
    db,
  };
}

function createPerson(
  address: string,
  drain: (address: string) => readonly Element[],
  handle: (stanza: Element) => void,
): Person {
  let asked = 0;
  const sends: Person['sends'] = (name, attributes, inner = '') => {
    const head = xml(name, { xmlns: 'jabber:client', from: address, ...attributes }).toString();
    const before = drain(address);
    handle(parseXml(`${head.slice(0, -2)}>${inner}</${name}>`));
    const answers = drain(address);
    kept.push(...before, ...answers);
    return answers;
  };
  const kept: Element[] = [];
  const nickname = (address.split('@')[0] ?? '').replace(/^./, (first) => first.toUpperCase());
  const asks: Person['asks'] = (room, type, question, to) => {
    asked += 1;
    const id = `q${asked}`;
    const target = to === undefined ? addressOf(room) : `${addressOf(room)}/${to}`;
    const answer = sends('iq', { to: target, type, id }, question).find(({ attrs }) => attrs.id === id);
    if (!answer) throw new Error(`No answer to ${question}`);
    return answer;
  };
  return {
    address,
    account: address.split('/')[0] ?? '',
    sends,
    enters: (room, as = nickname, x = join45) => sends('presence', { to: `${addressOf(room)}/${as}` }, x),
    leaves: (room, as = nickname) =>
      sends('presence', { to: `${addressOf(room)}/${as}`, type: 'unavailable' }),
    says: (room, text, more = '') =>
      sends(
        'message',
        { to: addressOf(room), type: 'groupchat', id: 'm' },
        `${xml('body', {}, text)}${more}`,
      ),
    asks,
    configures: (room, values) => asks(room, 'set', ownerForm(values)),
    changesList: (room, ...items) =>
      asks(room, 'set', `<query xmlns='http://jabber.org/protocol/muc#admin'>${items.join('')}</query>`),
    hears: () => [...kept.splice(0), ...drain(address)],
  };
}

export function ownerForm(values: FormValues): string {
  const named = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`muc#roomconfig_${name}`, value]),
  );
  const form = writeForm(makeForm('submit', 'http://jabber.org/protocol/muc#roomconfig', named));
  return xml('query', { xmlns: 'http://jabber.org/protocol/muc#owner' }, form).toString();
}

function overTheWire(stanza: Element, to: string): Element {
  const text = stanza.toString();
  const end = stanza.name.length + 1;
  const element = parseXml(`${text.slice(0, end)} xmlns="jabber:client"${text.slice(end)}`);
  element.attrs.to = to;
  return element;
}

/** `presence Ana unavailable 110,307`: what a stanza amounts to, short enough to compare. */
export function gist(stanza: Element): string {
  const { from = '', type } = stanza.attrs;
  const who = from.includes('/') ? from.slice(from.indexOf('/') + 1) : '(room)';
  const error = type === 'error' ? readStanzaError(stanza)?.condition : undefined;
  const body = stanza.getChildText('body');
  const subject = stanza.getChildText('subject');
  const statuses = readMucUser(stanza)?.statuses.join();
  const parts = [
    stanza.name,
    who,
    type === 'groupchat' ? undefined : type,
    error,
    subject === null ? undefined : `subject:${subject}`,
    body === null ? undefined : `“${body}”`,
    statuses || undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

export function gists(stanzas: readonly Element[]): readonly string[] {
  return stanzas.map(gist);
}

export function errorOf(stanza: Element | undefined): string | undefined {
  return stanza && readStanzaError(stanza)?.condition;
}
