import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeForm, writeForm } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';

let folder: TemporaryFolder;
let server: ChatServer;
beforeAll(async () => {
  folder = temporaryFolder('no-room');
  server = await startPerchServer();
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** From another process nothing can fill the disk, but a trigger can refuse all rows. Returns its undo. */
function refuseRows(file: string, ...tables: readonly string[]): () => void {
  const database = new Database(file);
  const each = (sql: (table: string, act: string) => string) => {
    for (const table of tables) for (const act of ['INSERT', 'UPDATE']) database.exec(sql(table, act));
  };
  each(
    (table, act) => `CREATE TRIGGER no_${table}_${act} BEFORE ${act} ON ${table}
    BEGIN SELECT RAISE(FAIL, 'no room'); END`,
  );
  return () => {
    each((table, act) => `DROP TRIGGER no_${table}_${act}`);
    database.close();
  };
}

test('what could not be stored is said to be so, harms nothing else, and comes once there is room', async () => {
  const ana = await Person.signsIn(server, 'ana');
  const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
  const ben = await Member.starts(`${folder.path}/ben`);
  const address = await server.account('ben');
  await ben.signsIn(address, server.webSocket);
  await ben.follows(desk);
  await ana.says(desk, 'before');
  await ben.sees(desk, 'before');

  const account = join(folder.path, 'ben', 'accounts', encodeURIComponent(address));
  const history = refuseRows(join(account, 'history.sqlite'), 'messages', 'rooms', 'stretches');
  const outbox = refuseRows(join(account, 'outbox.sqlite'), 'outbox', 'drafts');
  const draft = { room: desk, text: 'mine', importance: 'Regular' } as const;
  await expect(ben.ask('outbox.send', draft)).rejects.toMatchObject({ fault: { code: 'StorageFailed' } });
  const troubled = ben.until(
    'rooms.changed',
    ({ rooms }) => rooms.some(({ trouble }) => trouble !== undefined),
    ({ changed }) => changed.some(({ trouble }) => trouble !== undefined),
  );
  const settings = makeForm('submit', NS.mucRoomConfig, { 'muc#roomconfig_roomdesc': 'What is new' });
  const payload = xml('query', { xmlns: NS.mucOwner }, writeForm(settings));
  await ana.user.session.request({ type: 'set', to: desk, payload });
  await ana.says(desk, 'in between');
  await troubled;
  expect(await ben.reads(desk)).toEqual(['before']);

  history();
  outbox();
  await ben.sees(desk, 'in between');
  await ben.says(desk, 'mine');
  await ana.sees(desk, 'mine');
  await ben.hasSentAll(desk);
  expect(await ben.reads(desk)).toEqual(['before', 'in between', 'mine']);
  await ben.stops();
  await ana.leaves();
});
