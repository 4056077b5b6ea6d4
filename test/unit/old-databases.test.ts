import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openHistory } from '#electron/history/history.ts';
import { openOutbox } from '#electron/outbox/outbox.ts';
import { openDatabase, startServer } from '#electron/server/server.ts';
import { hasFixture, unpackFixture, versions } from '#test/support/database-fixtures.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { historyFaults } from '#test/support/index-agreement.ts';

type Kind = keyof typeof versions;

/** The file of that version, where it can be opened. */
function opened(kind: Kind, version: number): string {
  const folder = temporaryFolder('old');
  onTestFinished(folder.remove);
  const file = join(folder.path, `${kind}.sqlite`);
  unpackFixture(kind, version, file);
  return file;
}

function change(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

const upTo = (kind: Kind) => Array.from({ length: versions[kind] }, (_, index) => index + 1);

test('every version has a file that it left', () => {
  for (const kind of ['history', 'outbox', 'server'] as const) {
    expect([kind, upTo(kind).filter((version) => !hasFixture(kind, version))]).toEqual([kind, []]);
  }
});

test.each(upTo('history'))(
  'a history of version %i opens, with its rows, its counts and an index that agrees',
  (version) => {
    const file = opened('history', version);
    const history = openHistory({ file, names: () => ['Ada'] });
    const page = history.page({ room: 'desk@rooms.localhost', from: { at: 'newest' }, limit: 10 });
    expect(page.messages.map(({ text }) => text)).toEqual([
      'First words',
      'Ada, read https://example.org/ and 中文',
      'Café crème',
    ]);
    expect(page.messages[1]).toMatchObject({ storyTitle: 'A story', mentionsMe: true, importance: 'Alert' });
    expect(history.rooms()).toMatchObject([{ name: 'Desk', unread: 2, mentions: 1, readUpTo: 1024 }]);
    expect(history.feeds.unread([])).toEqual(new Map([['ego', 1]]));
    for (const text of ['cafe', '中文', 'story', 'first wor']) {
      expect(history.search({ search: { text, order: 'time' }, limit: 10 }).hits).toHaveLength(1);
    }
    history.close();
    expect(historyFaults(file)).toEqual([]);
  },
);

test.each(upTo('outbox'))(
  'an outbox of version %i opens, with what waits and what was being written',
  (version) => {
    const outbox = openOutbox({ file: opened('outbox', version) });
    expect(outbox.rows()).toMatchObject([
      { originId: 'o1', text: 'Waits', importance: 'Alert', state: 'waiting', attempted: true },
      { originId: 'o2', text: 'Failed', state: 'failed', reason: 'The room said no.' },
    ]);
    expect(outbox.drafts()).toMatchObject([{ text: 'Half a sen' }]);
    outbox.close();
  },
);

test.each(upTo('server'))(
  "a server's file of version %i opens, with its people, rooms and what was said",
  async (version) => {
    const file = opened('server', version);
    const database = openDatabase(file);
    const server = await startServer({ port: 0, database, domain: 'localhost' });
    expect(server.isFree('ana')).toBe(false);
    await server.close();
    const db = new Database(file);
    const said = db.prepare('SELECT stanza FROM room_messages').pluck().all().join();
    const rooms = db.prepare('SELECT address FROM rooms').pluck().all();
    db.close();
    expect(said).toContain('Old words');
    expect(rooms).toContain('desk@rooms.localhost');
  },
);

test('a file of a newer Perch is refused in words, and stays as it is', async () => {
  const history = opened('history', 1);
  change(history, 'PRAGMA user_version = 999');
  expect(() => openHistory({ file: history, names: () => [] })).toThrow(/newer version of Perch/);
  const outbox = opened('outbox', 1);
  change(outbox, 'PRAGMA user_version = 999');
  expect(() => openOutbox({ file: outbox })).toThrow(/newer version of Perch/);
  const server = opened('server', 1);
  change(server, "UPDATE component SET version = 999 WHERE name = 'rooms'");
  const database = openDatabase(server);
  await expect(startServer({ port: 0, database, domain: 'localhost' })).rejects.toThrow(
    /newer version of Perch/,
  );
  database.close();
  const db = new Database(history);
  expect(db.pragma('user_version', { simple: true })).toBe(999);
  expect(db.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(3);
  db.close();
});
