import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { unknownAccounts } from '#electron/server/rooms/accounts.ts';
import {
  createRoomService,
  createSqliteRoomStore,
  createStarterRooms,
  roomMigrations,
} from '#electron/server/rooms/index.ts';
import { createCheckpoints } from '#electron/server/storage/checkpoints.ts';
import { migrate, openDatabase } from '#electron/server/storage/database.ts';
import { readStanzaId } from '#electron/stanza/0359-ids.ts';
import { writeModerationRequest } from '#electron/stanza/0425-moderation.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { writeExecution } from './wire.ts';

const domain = 'rooms.localhost';
const lobby = `lobby@${domain}`;
const ana = 'ana@localhost/a';

/** A room service on a file, as the server opens it, with what it knows of checkpoints. */
function onDisk() {
  const folder = temporaryFolder('gone');
  const db = openDatabase(join(folder.path, 'server.sqlite'));
  onTestFinished(() => {
    db.close();
    folder.remove();
  });
  migrate(db, roomMigrations);
  const checkpoints = createCheckpoints(db, (action) => action());
  const accounts = { ...unknownAccounts(domain), isAdministrator: () => true };
  let ids = 0;
  const store = createSqliteRoomStore(db);
  const context = { store, domain, clock: Date.now, ids: () => `id${++ids}`, accounts };
  const service = createRoomService({ ...context, onRemoved: checkpoints.erase });
  const turn = <T>(act: () => T): T => {
    const done = db.transaction(act)();
    checkpoints.committed();
    return done;
  };
  turn(() => createStarterRooms(context, 'ana@localhost'));
  const sends = (stanza: Element): readonly Element[] => {
    const told = turn(() => service.handle(stanza));
    while (service.due) turn(() => service.work());
    return told.map((outgoing) => outgoing.stanza);
  };
  const bytes = (): string =>
    readdirSync(folder.path)
      .map((file) => readFileSync(join(folder.path, file), 'latin1'))
      .join();
  /** What the index itself is made of, where a word stands by its letters. */
  const index = (): string =>
    db
      .prepare<[], Buffer>('SELECT block FROM room_words_1_data')
      .pluck()
      .all()
      .map((block) => block.toString('latin1'))
      .join();
  return { sends, bytes, index };
}

const command = (name: string, values: Readonly<Record<string, string>>): Element =>
  xml('iq', { type: 'set', id: 'c', from: ana, to: domain }, writeExecution(name, values));
const moderate = (id: string): Element =>
  xml('iq', { type: 'set', id: 'm', from: ana, to: lobby }, writeModerationRequest({ id, reason: 'Secret' }));
const say = (text: string): Element =>
  xml('message', { type: 'groupchat', from: ana, to: lobby }, xml('body', {}, text));

it.each<[string, (id: string) => Element]>([
  ['taken back', (id) => moderate(id)],
  ['removed', () => command('messages-remove', { room: lobby, text: 'zanzibar' })],
  [
    'replaced',
    () => command('messages-remove', { room: lobby, text: 'zanzibar', replacement: 'Taken back' }),
  ],
  ['purged', () => command('room-purge', { room: lobby, before: '2100-01-01T00:00:00Z' })],
  ['in a room that is deleted', () => command('room-delete', { room: lobby })],
])('what is %s is in no table, no index, no free page and no log', (_how, removal) => {
  const { sends, bytes, index } = onDisk();
  sends(xml('presence', { from: ana, to: `${lobby}/Ana` }, xml('x', { xmlns: NS.muc })));
  for (let number = 0; number < 40; number += 1) sends(say(`Sparrow ${number} in the garden`));
  const [treasure] = sends(say('The treasure is in Zanzibar'));
  for (let number = 40; number < 80; number += 1) sends(say(`Sparrow ${number} in the garden`));
  expect(bytes()).toContain('Zanzibar');
  expect(index()).toContain('zanzibar');
  sends(removal((treasure && readStanzaId(treasure, lobby)) ?? ''));
  expect(bytes().toLowerCase()).not.toContain('zanzibar');
});
