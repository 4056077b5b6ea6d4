import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createRoomService, createSqliteRoomStore, roomMigrations } from '#electron/server/rooms/index.ts';
import { readArchiveEnd, writeArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { type Element, parseXml } from '#electron/stanza/xml.ts';

const domain = 'rooms.localhost';
const minute = 60_000;

/** A store as the first release left it: a closed room of Ana's, in which something was said, and a secret one. */
function fromTheFirstDay(): Database.Database {
  const db = new Database(':memory:');
  const [first] = roomMigrations.steps;
  db.exec(first);
  db.exec(`
    INSERT INTO rooms (key, address, name, name_folded, description, privacy, moderated, persistent, archived,
      non_anonymous, subject_by_all, invites_by_all, locked, secret)
    VALUES (1, 'desk@${domain}', 'Desk', 'desk', '', 'Closed', 0, 1, 1, 1, 0, 0, 0, 's'),
      (2, 'plans@${domain}', 'Plans', 'plans', '', 'Secret', 0, 1, 1, 1, 0, 0, 0, 's');
    INSERT INTO room_standings VALUES (1, 'ana@localhost', 1, 1, 1, 0, 0), (1, 'ben@localhost', 1, 0, 0, 0, 0),
      (2, 'ana@localhost', 1, 1, 1, 0, 0);
    INSERT INTO room_messages VALUES (1, 1, 1, 'text', 'ana@localhost', 1, 'Ana', NULL,
      '<message type="groupchat" from="desk@${domain}/Ana"><body>Old words</body></message>');`);
  return db;
}

it('rooms that were made before there were categories are in the default one, and as they were', () => {
  const db = fromTheFirstDay();
  for (const step of roomMigrations.steps.slice(1)) db.exec(step);
  let ids = 0;
  const open = () =>
    createRoomService({ store: createSqliteRoomStore(db), domain, clock: () => 0, ids: () => `id${++ids}` });
  let service = open();
  const sends = (from: string, stanza: string): string =>
    service
      .handle(sentBy(from, stanza))
      .map(({ stanza: answer }) => answer.toString())
      .join('');
  const enter = `<presence to='desk@${domain}/X'><x xmlns='http://jabber.org/protocol/muc'/></presence>`;
  const list = `<iq to='${domain}' type='get' id='1'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>`;
  const info = `<iq to='desk@${domain}' type='get' id='1'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`;
  for (const _ of ['at once', 'after a restart']) {
    expect(sends('ben@localhost/a', enter)).toContain('Old words');
    expect(sends('cy@localhost/a', enter)).toContain('registration-required');
    expect(sends('cy@localhost/a', list)).toContain('desk@');
    expect(sends('cy@localhost/a', list)).not.toContain('plans@');
    expect(sends('ana@localhost/a', list)).toContain('plans@');
    expect(sends('cy@localhost/a', info)).toContain('General');
    // Nobody of elsewhere is within the scope of a server's own people.
    expect(sends('eve@elsewhere.example/a', list)).not.toContain('desk@');
    service = open();
  }
  expect(db.prepare('SELECT count(*) FROM categories').pluck().get()).toBe(1);
});

/** The same with so many messages, a minute apart, and brought up to date: nothing of them is indexed. */
function withMuchSaid(messages: number) {
  const db = fromTheFirstDay();
  const said = db.prepare(
    `INSERT INTO room_messages VALUES (?, 1, ?, 'text', 'ana@localhost', 1, 'Ana', NULL, ?)`,
  );
  for (let number = 2; number <= messages; number += 1) {
    const body = `<body>${number === messages ? 'New' : 'More'} words</body>`;
    const stanza = `<message type="groupchat" from="desk@${domain}/Ana">${body}</message>`;
    said.run(number * minute * 1024, number, stanza);
  }
  for (const step of roomMigrations.steps.slice(1)) db.exec(step);
  const store = createSqliteRoomStore(db);
  const service = createRoomService({ store, domain, clock: () => 0, ids: () => 'id' });
  /** What Ben is answered when he looks for the first words and the last. */
  const searches = (more: { readonly end?: number } = {}): readonly Element[] => {
    const search = { text: 'old new', words: 'any' } as const;
    const query = writeArchiveRequest({ page: {}, flipped: false, search, ...more }).toString();
    service.handle(sentBy('ben@localhost/a', `<iq to='desk@${domain}' type='set' id='1'>${query}</iq>`));
    const answers: Element[] = [];
    while (service.due === 'now') answers.push(...service.work().map(({ stanza }) => stanza));
    return answers;
  };
  return { service, searches };
}

it('what was said before there was an index is found, some at a time', () => {
  const { service, searches } = withMuchSaid(250);
  expect(service.due).toBe('later');
  service.work();
  expect(service.due).toBe('later');
  const answers = searches();
  expect(answers).toHaveLength(3);
  expect(answers.join()).toMatch(/Old words.*New words/);
  expect(answers.join()).not.toContain('until');
  expect(service.due).toBeUndefined();
});

it('while much is still to be indexed what is indexed is found, and the answer says from when on nothing was', () => {
  const endOf = (answers: readonly Element[]) => {
    const [last] = answers.slice(-1);
    return last && readArchiveEnd(last);
  };
  const rooms = [{ room: `desk@${domain}`, count: 1 }];
  const beginning = withMuchSaid(5200).searches({ end: 3 * minute });
  expect(endOf(beginning)?.searched).toEqual({ rooms, more: false });
  const { service, searches } = withMuchSaid(5200);
  const early = searches();
  expect(early.join()).toContain('Old words');
  expect(early.join()).not.toContain('New words');
  expect(endOf(early)?.searched).toEqual({ rooms, more: false, until: 5100 * minute });
  while (service.due !== undefined) service.work();
  const late = searches();
  expect(late.join()).toMatch(/Old words.*New words/);
  expect(endOf(late)?.searched).toEqual({ rooms: [{ room: `desk@${domain}`, count: 2 }], more: false });
});

function sentBy(from: string, stanza: string): Element {
  const element = parseXml(stanza);
  element.attrs.from = from;
  return element;
}
