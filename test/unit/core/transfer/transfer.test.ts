import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { RoomAddress, Transfer } from '#electron/bridge/contract.ts';
import type { ExportFormat } from '#electron/model/transfer.ts';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, type OwnServer, ownServer } from '../desk.ts';

let server: OwnServer;
let ana: Person;
let ben: Desk;
let room: RoomAddress;

beforeEach(async () => {
  server = await ownServer();
  ben = await Desk.open(dataFolder());
  await ben.signsIn(server, 'ben');
  ana = await Person.signsIn(server.chat, 'ana');
  onTestFinished(() => ana.leaves());
  room = await opens('Desk');
});

async function opens(name: string): Promise<RoomAddress> {
  const address = await ana.opens({ name, privacy: 'Closed' });
  await ana.chat.management.addUsersOrGroupsToRole('Member', address, ['ben@localhost']);
  await ben.ask('rooms.follow', { room: address });
  await ben.until(address, (entry) => entry?.state === 'Established');
  for (const words of [`first in ${name}`, `<b>second</b> in ${name}`]) {
    const stored = ben.next('messages.stored', (told) => told.room === address);
    await ana.says(address, words);
    await stored;
  }
  return address;
}

const isOver = ({ state }: Transfer) => state === 'done' || state === 'failed' || state === 'stopped';

async function ending(desk: Desk, begin: () => Promise<unknown>): Promise<Transfer> {
  const over = desk.next('transfer.changed', ({ transfer }) => transfer !== null && isOver(transfer));
  await begin();
  const { transfer } = await over;
  if (!transfer) throw new Error('no transfer');
  return transfer;
}

const exports = (desk: Desk, rooms?: readonly RoomAddress[], format: ExportFormat = 'jsonl') =>
  ending(desk, () => desk.ask('transfer.export', { format, ...(rooms && { rooms }) }));

function written(desk: Desk, { link = '' }: Transfer): string {
  return readFileSync(desk.files.find(link.split('/').at(-1) ?? '')?.path ?? '', 'utf8');
}

async function imports(desk: Desk, text: string): Promise<Transfer> {
  const upload = await desk.files.receive(Readable.from([Buffer.from(text)]));
  return ending(desk, () => desk.ask('transfer.import', { upload }));
}

const search = (desk: Desk, text: string) =>
  desk.ask('messages.search', { search: { text, order: 'time' }, limit: 10 });

test('what Ben exports somebody else reads as an archive: once, found, never entered, and gone when it is undone', async () => {
  const exported = await exports(ben, [room]);
  expect(exported).toMatchObject({ kind: 'export', state: 'done', messages: 2, share: 1 });
  const file = written(ben, exported);
  const eve = await Desk.open(dataFolder());
  await eve.signsIn(server, 'eve');
  expect(await imports(eve, file)).toMatchObject({
    state: 'done',
    messages: 2,
    known: 0,
    rooms: [{ room, name: 'Desk' }],
  });
  expect(await eve.texts(room)).toEqual(['first in Desk', '<b>second</b> in Desk']);
  // Of an archive there is nobody to fetch more from.
  const { extent } = await eve.ask('transfer.extent', { rooms: [room], format: 'jsonl' });
  expect(extent).toEqual({ messages: 2, incomplete: [] });
  expect(await eve.room(room)).toMatchObject({ imported: true, unread: 0, state: 'Idle', followed: false });
  expect((await search(eve, 'second')).hits).toHaveLength(1);
  expect(await imports(eve, file)).toMatchObject({ state: 'done', messages: 0, known: 2 });
  expect(await eve.texts(room)).toHaveLength(2);
  await eve.ask('rooms.leave', { room });
  expect((await search(eve, 'second')).hits).toHaveLength(0);
  await imports(eve, file);
  expect(await ending(eve, () => eve.ask('transfer.undo', {}))).toMatchObject({ state: 'stopped' });
  expect(await eve.room(room)).toBeUndefined();
  expect((await search(eve, 'second')).hits).toHaveLength(0);
  expect(eve.log).toEqual([]);
});

test('a room that the person is in takes from a file what it did not have, and doubles nothing', async () => {
  const file = written(ben, await exports(ben));
  const older = file
    .split('\n')
    .map((line) => line.replace(/"archiveId":"[^"]*"/, '"archiveId":"before"'))
    .filter((line) => !line.includes('second'))
    .map((line) =>
      line.includes('first') ? line.replace('first', 'zeroth').replace(/"sentAt":"2/, '"sentAt":"1') : line,
    )
    .map((line) => line.replace('"messages":2', '"messages":1'));
  expect(await imports(ben, file)).toMatchObject({ messages: 0, known: 2 });
  expect(await imports(ben, older.join('\n'))).toMatchObject({ state: 'done', messages: 1 });
  expect(await ben.texts(room)).toEqual(['zeroth in Desk', 'first in Desk', '<b>second</b> in Desk']);
  expect(await ben.room(room)).not.toHaveProperty('imported');
});

test('every format holds what was said, and HTML holds it as text', async () => {
  expect(written(ben, await exports(ben, undefined, 'text'))).toContain(
    'Ana: <b>second</b> in Desk'.replace('Ana', 'ana'),
  );
  const html = written(ben, await exports(ben, undefined, 'html'));
  expect(html).toContain('&#60;b&#62;second');
  expect(html).not.toContain('<b>');
});

test('a room that is lost is in no export, and its name in none either', async () => {
  const secret = await opens('Xyzzy');
  expect(written(ben, await exports(ben))).toContain('Xyzzy');
  const lost = ben.next('room.lost');
  await ana.chat.management.removeUsersOrGroupsFromRole('Member', secret, ['ben@localhost']);
  await lost;
  const all = written(ben, await exports(ben));
  expect(all).toContain('first in Desk');
  expect(all).not.toContain('Xyzzy');
  await expect(ben.ask('transfer.export', { rooms: [secret], format: 'text' })).rejects.toThrow(
    'no messages',
  );
});

function manyRooms(count: number): string {
  const rooms = Array.from(
    { length: count },
    (_, index) => `{"type":"room","room":"r${index}@rooms.elsewhere"}`,
  );
  return ['{"type":"perch-export","version":1}', ...rooms].join('\n');
}

test('a file that is no good changes nothing, and says why', async () => {
  const file = written(ben, await exports(ben))
    .replaceAll('in Desk', 'in a file')
    .replace(/"archiveId":"[^"]*",/g, '');
  for (const [bad, why] of [
    [file.split('\n').slice(0, -2).join('\n'), 'ends too early'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'no file that Perch can import'],
    [manyRooms(5_001), 'more rooms than Perch takes'],
    [file.replace('"type":"end"', '"type":"message"'), 'cannot be read'],
  ]) {
    const ended = await imports(ben, bad ?? '');
    expect(ended).toMatchObject({ state: 'failed', fault: { text: expect.stringContaining(why ?? '') } });
  }
  expect(await ben.texts(room)).toEqual(['first in Desk', '<b>second</b> in Desk']);
  expect(await ben.ask('transfer.read', {})).toMatchObject({ transfer: { state: 'failed' } });
});

test('an import that is stopped leaves nothing of itself', async () => {
  const head = '{"type":"perch-export","version":1}\n{"type":"room","room":"old@rooms.elsewhere"}\n';
  const line = (index: number) =>
    JSON.stringify({
      ...{ type: 'message', room: 'old@rooms.elsewhere', archiveId: `x${index}`, text: `word${index}` },
      ...{ sentAt: 1_600_000_000_000 + index, author: { id: 'x@elsewhere', name: 'X' } },
    });
  const lines = Array.from({ length: 3000 }, (_, index) => line(index));
  const upload = await ben.files.receive(
    Readable.from([`${head}${lines.join('\n')}\n{"type":"end","messages":3000}\n`]),
  );
  const writing = ben.next(
    'transfer.changed',
    ({ transfer }) => transfer?.state === 'writing' && transfer.messages > 0,
  );
  await ben.ask('transfer.import', { upload });
  await writing;
  const undoing = ben.next('transfer.changed', ({ transfer }) => transfer?.state === 'undoing');
  expect(await ending(ben, () => ben.ask('transfer.stop', {}))).toMatchObject({ state: 'stopped' });
  await undoing;
  expect(await ben.room('old@rooms.elsewhere')).toBeUndefined();
  expect((await search(ben, 'word1')).hits).toEqual([]);
});

test('signing out and forgetting removes what was exported and not fetched yet', async () => {
  const { link = '' } = await exports(ben);
  const { path = '' } = ben.files.find(link.split('/').at(-1) ?? '') ?? {};
  expect(existsSync(path)).toBe(true);
  await ben.ask('account.signOut', { forget: true });
  expect(existsSync(path)).toBe(false);
  expect(ben.files.find(link.split('/').at(-1) ?? '')).toBeUndefined();
});

test('forgetting in the middle of an export leaves no part of it', async () => {
  const line = (index: number) =>
    JSON.stringify({
      ...{ type: 'message', room: 'old@rooms.elsewhere', archiveId: `x${index}`, text: `word${index}` },
      ...{ sentAt: 1_600_000_000_000 + index, author: { id: 'x@elsewhere', name: 'X' } },
    });
  const lines = Array.from({ length: 1000 }, (_, index) => line(index));
  await imports(
    ben,
    `{"type":"perch-export","version":1}\n${lines.join('\n')}\n{"type":"end","messages":1000}\n`,
  );
  await ben.ask('transfer.export', { format: 'text' });
  await ben.ask('account.signOut', { forget: true });
  await expect.poll(() => readdirSync(ben.folder)).toEqual([]);
});

test('a room that is kept for a day loses what is older at once, and says so', async () => {
  const gone = ben.until(room, (entry) => entry?.keepDays === 1);
  await ben.ask('rooms.keep', { room, days: 1 });
  await gone;
  expect(await ben.texts(room)).toHaveLength(2);
  await ben.ask('rooms.keep', { room, days: null });
  expect(await ben.room(room)).not.toHaveProperty('keepDays');
});
