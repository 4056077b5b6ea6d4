import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openSealedRooms } from '#electron/core/followed/sealed-rooms.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { makeForm, writeForm } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, type OwnServer, ownServer } from './desk.ts';

/** One word that stands in everything of the room that is lost, and nowhere else. */
const secret = 'xyzzyplan';
const week = 7 * 24 * 60 * 60 * 1000;

let server: OwnServer;
let ana: Person;
let data: string;
let ben: Desk;
let room: RoomAddress;
let other: RoomAddress;

const asks = (to: string, payload: Element) => ana.user.session.request({ type: 'set', to, payload });
const item = (attributes: Record<string, string>) =>
  xml('query', { xmlns: NS.mucAdmin }, xml('item', attributes));

async function opens(name: string): Promise<RoomAddress> {
  const address = await ana.opens({ name, privacy: 'Closed' });
  await ana.chat.management.addUsersOrGroupsToRole('Member', address, ['ben@localhost']);
  await ben.ask('rooms.follow', { room: address });
  await ben.until(address, (entry) => entry?.state === 'Established');
  const stored = ben.next('messages.stored', (told) => told.room === address);
  await ana.says(address, `The ${name} is on`);
  await stored;
  await ben.ask('drafts.save', { room: address, text: `What of the ${name}?`, importance: 'Regular' });
  return address;
}

/** Whether a word stands in any file that Perch keeps, in whatever form it keeps it. */
function kept(word: string): boolean {
  const files = readdirSync(join(data, 'accounts'), { recursive: true, withFileTypes: true });
  return files.some(
    (file) => file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(Buffer.from(word)),
  );
}

async function finds(word: string): Promise<number> {
  return (await ben.ask('messages.search', { search: { text: word, order: 'time' }, limit: 10 })).hits.length;
}

beforeEach(async () => {
  server = await ownServer();
  data = dataFolder();
  ben = await Desk.open(data);
  await ben.signsIn(server, 'ben');
  ana = await Person.signsIn(server.chat, 'ana');
  onTestFinished(() => ana.leaves());
  room = await opens(secret);
  other = await opens('picnic');
});

describe('losing the right to a room by', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a kick (307)', () => asks(room, item({ nick: 'ben', role: 'none' }))],
    ['a ban (301)', () => asks(room, item({ jid: 'ben@localhost', affiliation: 'outcast' }))],
    [
      'the end of membership (321)',
      () => ana.chat.management.removeUsersOrGroupsFromRole('Member', room, ['ben@localhost']),
    ],
    [
      'a room that becomes one for members (322)',
      async () => {
        const privacy = (membersOnly: boolean) =>
          asks(
            room,
            xml(
              'query',
              { xmlns: NS.mucOwner },
              writeForm(makeForm('submit', NS.mucRoomConfig, { 'muc#roomconfig_membersonly': membersOnly })),
            ),
          );
        await privacy(false);
        await asks(room, item({ jid: 'ben@localhost', affiliation: 'none' }));
        await privacy(true);
      },
    ],
  ])('%s removes everything of it at once, down to the bytes, and nothing of another', async (_, lose) => {
    const gone = ben.until(room, (entry) => entry === undefined);
    const told = ben.next('room.lost', (loss) => loss.room === room);
    await lose();
    await gone;
    expect(await told).toMatchObject({ name: secret, fault: { code: 'ErrorPermission' } });
    const { rooms, drafts, outbox } = await ben.ask('app.snapshot', {});
    expect([...rooms, ...drafts, ...outbox].filter((one) => JSON.stringify(one).includes(secret))).toEqual(
      [],
    );
    expect([await finds(secret), await finds('picnic')]).toEqual([0, 1]);
    expect(await ben.texts(room)).toEqual([]);
    expect(await ben.texts(other)).toEqual(['The picnic is on']);
    expect([kept(secret), kept('picnic')]).toEqual([false, true]);
    expect(ben.withdrawn).toEqual([room]);
  });

  test('a kick, much that was said in it is out of sight at once, and goes down to the bytes a little at a time', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `The ${secret} has part ${index}`);
    for (const text of many) await ana.says(room, text);
    await expect.poll(async () => (await ben.texts(room)).at(-1)).toBe(many.at(-1));
    const gone = ben.until(room, (entry) => entry === undefined);
    await asks(room, item({ nick: 'ben', role: 'none' }));
    await gone;
    expect([await finds(secret), await finds('picnic')]).toEqual([0, 1]);
    await expect.poll(() => kept(secret), { timeout: 20_000 }).toBe(false);
    expect([await finds('picnic'), kept('picnic')]).toEqual([1, true]);
  });

  test('a kick, what the window still had to keep of the room is kept no more', async () => {
    const gone = ben.until(room, (entry) => entry === undefined);
    await asks(room, item({ nick: 'ben', role: 'none' }));
    await gone;
    const draft = { room, text: `More of the ${secret}`, importance: 'Regular' } as const;
    await ben.ask('drafts.save', draft);
    await expect(ben.ask('outbox.send', draft)).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
    expect(kept(secret)).toBe(false);
    await ben.ask('drafts.save', { ...draft, room: other, text: 'Cake' });
    expect(kept('Cake')).toBe(true);
  });
});

test('a lost room that cannot be deleted shows nowhere, and is deleted at the next start', async () => {
  const account = join(data, 'accounts', encodeURIComponent('ben@localhost'));
  const database = new Database(join(account, 'history.sqlite'));
  database.exec("CREATE TRIGGER stuck BEFORE DELETE ON messages BEGIN SELECT RAISE(FAIL, 'no room'); END");
  const gone = ben.until(room, (entry) => entry === undefined);
  await asks(room, item({ nick: 'ben', role: 'none' }));
  await gone;
  expect([await finds(secret), await finds('picnic')]).toEqual([0, 1]);
  await expect(ben.texts(room)).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
  await ben.close();
  database.exec('DROP TRIGGER stuck');
  database.close();
  ben = await Desk.open(data);
  // Before the first snapshot, which connects: then he may come back.
  expect([await finds(secret), await finds('picnic')]).toEqual([0, 1]);
  expect([kept(secret), kept('picnic')]).toEqual([false, true]);
  expect(await ben.room(room)).toBeUndefined();
});

test('a room is sealed also where that cannot be written down', () => {
  const seal = () => {
    throw new FaultError('StorageFailed', 'The disk is full.');
  };
  const log: string[] = [];
  const history = { sealed: () => new Map(), seal, unseal: () => undefined };
  const rooms = openSealedRooms(history, Date.now, (line) => log.push(line));
  rooms.seal(room);
  expect([rooms.has(room), log.length]).toEqual([true, 1]);
});

describe('a room that refuses who comes back', () => {
  beforeEach(() => ben.close());

  async function returns(): Promise<void> {
    ben = await Desk.open(data);
    ben.app.connect();
  }

  test.each<[string, () => Promise<unknown>]>([
    [
      'registration-required',
      () => ana.chat.management.removeUsersOrGroupsFromRole('Member', room, ['ben@localhost']),
    ],
    ['forbidden', () => asks(room, item({ jid: 'ben@localhost', affiliation: 'outcast' }))],
    [
      'item-not-found',
      async () => {
        await ana.chat.management.removeUsersOrGroupsFromRole('Member', room, ['ben@localhost']);
        const secretly = makeForm('submit', NS.mucRoomConfig, { 'muc#roomconfig_publicroom': false });
        await asks(room, xml('query', { xmlns: NS.mucOwner }, writeForm(secretly)));
      },
    ],
  ])('with %s is sealed: neither shown nor found, but kept', async (_, refuse) => {
    await refuse();
    await returns();
    await ben.until(room, (entry) => entry === undefined);
    await ben.until(other, (entry) => entry?.state === 'Established');
    expect([await finds(secret), await finds('picnic')]).toEqual([0, 1]);
    await expect(ben.texts(room)).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
    expect(kept(secret)).toBe(true);
  });

  test('is sealed over a restart without a network, and opens again when entering succeeds', async () => {
    await ana.chat.management.removeUsersOrGroupsFromRole('Member', room, ['ben@localhost']);
    await returns();
    await ben.until(room, (entry) => entry === undefined);
    await ben.close();
    ben = await Desk.open(data);
    // The first snapshot would connect, and nothing here shall come before Ana lets him in.
    expect(await finds(secret)).toBe(0);
    await expect(ben.texts(room)).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
    await ana.chat.management.addUsersOrGroupsToRole('Member', room, ['ben@localhost']);
    ben.app.connect();
    await ben.until(room, (entry) => entry?.state === 'Established');
    expect(await ben.texts(room)).toEqual([`The ${secret} is on`]);
    const { drafts } = await ben.ask('app.snapshot', {});
    expect(drafts).toContainEqual(expect.objectContaining({ room, text: `What of the ${secret}?` }));
  });

  test.each([
    ['after seven days is deleted, down to the bytes', week, false],
    ['before seven days are over is kept', week - 60_000, true],
  ])('%s', async (_, age, isKept) => {
    const account = join(data, 'accounts', encodeURIComponent('ben@localhost'));
    const database = new Database(join(account, 'history.sqlite'));
    database.prepare('UPDATE rooms SET sealed_at = ? WHERE address = ?').run(Date.now() - age, room);
    database.close();
    ben = await Desk.open(data);
    expect(await finds(secret)).toBe(0);
    expect([kept(secret), kept('picnic')]).toEqual([isKept, true]);
    expect(await ben.room(room)).toBeUndefined();
  });

  test('is not opened by damage to what says that it is sealed', async () => {
    await ana.chat.management.removeUsersOrGroupsFromRole('Member', room, ['ben@localhost']);
    await returns();
    await ben.until(room, (entry) => entry === undefined);
    await ben.close();
    const account = join(data, 'accounts', encodeURIComponent('ben@localhost'));
    for (const file of readdirSync(account)) {
      if (/\.json$|^history\.sqlite$/.test(file)) writeFileSync(join(account, file), '{"half":');
    }
    ben = await Desk.open(data);
    expect([await ben.room(room), await finds(secret)]).toEqual([undefined, 0]);
    expect(await ben.texts(room).catch(() => [])).toEqual([]);
  });

  test('is not sealed because its server is not there', async () => {
    await server.stop();
    await returns();
    await ben.next('connection.changed', ({ state }) => state === 'waiting');
    expect((await ben.room(room))?.name).toBe(secret);
    expect(await finds(secret)).toBe(1);
  });
});
