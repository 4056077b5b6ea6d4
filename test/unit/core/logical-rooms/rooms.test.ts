import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { StoredMessage } from '#electron/bridge/contract.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Behavior } from '#electron/model/room.ts';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, type OwnServer, ownServer } from '../desk.ts';

/** One word that is said in private, and nowhere else. */
const secret = 'xyzzyplan';

const wider = { fault: { code: 'WiderAudience' } };

let server: OwnServer;
/** Manages both rooms. */
let ana: Person;
let data: string;
/** An insider. */
let ben: Desk;
let talk: RoomAddress;
let panel: RoomAddress;

beforeEach(async () => {
  server = await ownServer();
  data = dataFolder();
  ben = await Desk.open(data);
  await ben.signsIn(server, 'ben');
  ana = await Person.signsIn(server.chat, 'ana');
  onTestFinished(() => ana.leaves());
  const members = ['ana@localhost', 'ben@localhost'];
  talk = await ana.chat.management.createChatRoom({ name: 'Talk', members });
  panel = await ana.chat.services.logicalRooms.create(talk, { name: 'Panel', members });
  await ana.joins(talk);
  await ana.joins(panel);
});

const isOne = () => ben.until(panel, (entry) => entry?.companion === talk);
const isIn = (room: RoomAddress) => ben.until(room, (entry) => entry?.state === 'Established');

async function follows(): Promise<void> {
  await ben.ask('rooms.follow', { room: panel });
  await isOne();
  await isIn(talk);
  await isIn(panel);
}

/** Ana says it, and Ben has it. */
async function hears(room: RoomAddress, text: string): Promise<void> {
  const stored = ben.next('messages.stored', (told) => told.messages.some((one) => one.text === text));
  await ana.says(room, text);
  await stored;
}

async function reads(): Promise<readonly StoredMessage[]> {
  const page = { room: talk, beside: panel, from: { at: 'newest' }, limit: 50 } as const;
  return (await ben.ask('messages.page', page)).messages;
}

const words = (messages: readonly StoredMessage[]) =>
  messages.map(({ room, text }) => [room === panel ? 'private' : 'public', text]);

/** Whether a word stands in any file that Perch keeps. */
function kept(word: string): boolean {
  const files = readdirSync(join(data, 'accounts'), { recursive: true, withFileTypes: true });
  return files.some(
    (file) => file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(Buffer.from(word)),
  );
}

describe('two rooms that are one', () => {
  test('are followed together by following the private one, and read as one, each message with its room', async () => {
    await follows();
    expect((await ben.room(talk))?.followed).toBe(true);
    await hears(talk, 'Welcome, everybody');
    await hears(panel, 'Who begins?');
    await hears(talk, 'I do');
    expect(words(await reads())).toEqual([
      ['public', 'Welcome, everybody'],
      ['private', 'Who begins?'],
      ['public', 'I do'],
    ]);
  });

  test('are still one at the next start, before the network answers', async () => {
    await follows();
    await hears(panel, 'Who begins?');
    await ben.close();
    await server.stop();
    ben = await Desk.open(data);
    expect((await ben.room(panel))?.companion).toBe(talk);
    expect(words(await reads())).toEqual([['private', 'Who begins?']]);
  });

  test('are left together by leaving the public one, and the private one alone by itself', async () => {
    await follows();
    await ben.ask('rooms.leave', { room: panel });
    expect(await ben.room(panel)).toBeUndefined();
    expect((await ben.room(talk))?.state).toBe('Established');
    await follows();
    await ben.ask('rooms.leave', { room: talk });
    expect([await ben.room(panel), await ben.room(talk)]).toEqual([undefined, undefined]);
    expect(await ben.ask('app.snapshot', {})).toMatchObject({ rooms: [] });
  });

  test('are muted together by the private one', async () => {
    await follows();
    await ben.ask('rooms.setLevel', { room: panel, level: 'nothing' });
    expect([(await ben.room(talk))?.level, (await ben.room(panel))?.level]).toEqual(['nothing', 'nothing']);
    await ben.ask('rooms.setLevel', { room: talk, level: 'all' });
    expect([(await ben.room(talk))?.level, (await ben.room(panel))?.level]).toEqual(['all', 'nothing']);
  });

  test('raise no alert while both are looked at, whichever it is said in', async () => {
    await follows();
    await ben.ask('rooms.looking', { room: talk, beside: panel });
    await hears(panel, 'Who begins?');
    await hears(talk, 'Welcome');
    expect(ben.notified).toEqual([]);
  });

  test('are two again where the link ends, with everything that was said', async () => {
    await follows();
    await hears(panel, 'Who begins?');
    const parted = ben.until(panel, (entry) => entry !== undefined && entry.companion === undefined);
    await ana.chat.services.logicalRooms.unlink(panel);
    await parted;
    expect(await ben.texts(panel)).toEqual(['Who begins?']);
    expect((await ben.room(talk))?.state).toBe('Established');
    // A page of two rooms that are not one is a page of the one that was named.
    expect(await reads()).toEqual([]);
  });

  test('become one where they are linked while somebody is in the private one alone, once they look at it', async () => {
    await ana.chat.services.logicalRooms.unlink(panel);
    await ben.ask('rooms.follow', { room: panel });
    expect(await ben.room(talk)).toBeUndefined();
    await ana.chat.services.logicalRooms.link({ publicRoom: talk, privateRoom: panel });
    // Nothing tells of the link before they are in both: they look away, and there again.
    await expect
      .poll(
        async () => {
          for (const room of [null, panel]) await ben.ask('rooms.looking', { room });
          return (await ben.room(panel))?.companion;
        },
        { timeout: 15_000 },
      )
      .toBe(talk);
    await isIn(talk);
    await ben.until(talk, (entry) => entry?.followed === true);
  });
});

test('who starts Perch again after a link, and before they came into the public room, follows both', async () => {
  await ana.chat.services.logicalRooms.unlink(panel);
  await ben.ask('rooms.follow', { room: panel });
  await ana.chat.services.logicalRooms.link({ publicRoom: talk, privateRoom: panel });
  // What comes after it tells that the link has been heard of.
  await hears(panel, 'Now we are one');
  expect(await ben.room(talk)).toBeUndefined();
  await ben.close();
  ben = await Desk.open(data);
  await ben.ask('app.snapshot', {});
  await isOne();
  await ben.until(talk, (entry) => entry?.followed === true);
});

test('who loses the public room loses the private one first, and has neither', async () => {
  await follows();
  await hears(panel, `The ${secret} is on`);
  const order: RoomAddress[] = [];
  const lost = (room: RoomAddress) =>
    ben.next('room.lost', (told) => told.room === room).then(() => order.push(room));
  const both = [lost(talk), lost(panel)];
  await ana.chat.management.removeUsersOrGroupsFromRole('Member', talk, ['ben@localhost']);
  await Promise.all(both);
  expect(order).toEqual([panel, talk]);
  expect(await ben.ask('app.snapshot', {})).toMatchObject({ rooms: [] });
  await ben.close();
  expect(kept(secret)).toBe(false);
});

describe('who loses the private room', () => {
  const lose = () => ana.chat.management.removeUsersOrGroupsFromRole('Member', panel, ['ben@localhost']);

  test('has the public one, and nothing at all of what was said and written in private', async () => {
    await follows();
    await hears(talk, 'Welcome');
    await hears(panel, `The ${secret} is on`);
    await ben.ask('drafts.save', { room: panel, text: `What of the ${secret}?`, importance: 'Regular' });
    await ben.ask('drafts.save', { room: talk, text: 'Thank you', importance: 'Regular' });
    await ben.ask('app.remember', { openRoom: panel });
    const gone = ben.next('rooms.changed', (told) => told.gone.includes(panel));
    await lose();
    await gone;
    expect(words(await reads())).toEqual([['public', 'Welcome']]);
    expect(await ben.ask('app.snapshot', {})).toMatchObject({
      rooms: [{ address: talk, state: 'Established' }],
      drafts: [{ room: talk, text: 'Thank you' }],
      outbox: [],
      settings: { openRoom: null },
    });
    expect(ben.withdrawn).toContain(panel);
    const search = { text: secret, order: 'time' } as const;
    expect(await ben.ask('messages.search', { search, limit: 10 })).toMatchObject({ hits: [] });
    const draft = { room: panel, text: secret, importance: 'Regular' } as const;
    await expect(ben.ask('outbox.send', draft)).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
    await ben.ask('drafts.save', draft);
    await ben.close();
    expect(kept(secret)).toBe(false);
  });

  test('while away finds one room, and what still waited for the private one goes to nobody', async () => {
    await follows();
    await hears(panel, 'Who begins?');
    await ben.close();
    await lose();
    // Nothing connects before the window has asked for its first picture.
    ben = await Desk.open(data);
    const { originId } = await ben.ask('outbox.send', { room: panel, text: secret, importance: 'Regular' });
    const gone = ben.next('rooms.changed', (told) => told.gone.includes(panel));
    expect(await ben.ask('app.snapshot', {})).toMatchObject({ outbox: [{ originId, room: panel }] });
    await gone;
    expect(await ben.ask('app.snapshot', {})).toMatchObject({ outbox: [] });
    await isIn(talk);
    const stored = ben.next('messages.stored', ({ room }) => room === talk);
    await ben.ask('outbox.send', { room: talk, text: 'Good morning', importance: 'Regular' });
    await Promise.all([stored, ana.sees(talk, 'Good morning')]);
    expect([...ana.heard(talk), ...ana.heard(panel)]).not.toContain(secret);
    expect(words(await reads())).toEqual([['public', 'Good morning']]);
    await expect(ben.texts(panel)).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
  });
});

test('what waits for the private room does not go out where that was opened meanwhile, unless the person wants it so', async () => {
  await follows();
  await ben.close();
  await ana.chat.services.logicalRooms.unlink(panel);
  const information = await ana.chat.management.getChatRoom(panel);
  await ana.chat.management.updateChatRoom({ ...information, privacy: 'Open' });
  ben = await Desk.open(data);
  const { originId } = await ben.ask('outbox.send', { room: panel, text: secret, importance: 'Regular' });
  const failed = ben.next('outbox.changed', ({ entries }) => entries[0]?.state === 'failed');
  await ben.ask('app.snapshot', {});
  expect((await failed).entries).toMatchObject([
    { originId, reason: expect.stringContaining('was secret when you wrote this') },
  ]);
  expect(ana.heard(panel)).not.toContain(secret);
  for (const privacy of ['Secret', 'Closed'] as const)
    await expect(ben.ask('outbox.retry', { originId, privacy })).rejects.toMatchObject(wider);
  await expect(ben.ask('outbox.retry', { originId })).rejects.toMatchObject(wider);
  expect(ana.heard(panel)).not.toContain(secret);
  await ben.ask('outbox.retry', { originId, privacy: 'Open' });
  await ana.sees(panel, secret);
});

test('words that were begun while the room was secret do not go where it was opened before they are sent', async () => {
  await follows();
  await ana.chat.services.logicalRooms.unlink(panel);
  const information = await ana.chat.management.getChatRoom(panel);
  await ana.chat.management.updateChatRoom({ ...information, privacy: 'Open' });
  await ben.until(panel, (entry) => entry?.privacy === 'Open');
  const draft = { room: panel, text: secret, importance: 'Regular', privacy: 'Secret' } as const;
  await expect(ben.ask('outbox.send', draft)).rejects.toMatchObject(wider);
  expect(await ben.ask('app.snapshot', {})).toMatchObject({ outbox: [] });
  await ben.ask('outbox.send', { ...draft, privacy: 'Open' });
  await ana.sees(panel, secret);
});

test('what was said in private goes to everybody only where the person was asked', async () => {
  await follows();
  await hears(panel, 'We move the close to noon');
  const draft = { room: talk, text: '> We move the close to noon', importance: 'Regular' } as const;
  await expect(ben.ask('outbox.send', draft)).rejects.toMatchObject(wider);
  expect(await ben.ask('app.snapshot', {})).toMatchObject({ outbox: [] });
  const stored = ben.next('messages.stored', ({ room }) => room === talk);
  await ben.ask('outbox.send', { ...draft, widerAudience: true });
  expect((await stored).messages).toMatchObject([{ room: talk, text: draft.text }]);
});

test('what failed, and was said in private since, goes to everybody only where the person was asked', async () => {
  await follows();
  const behave = async (behavior: Behavior): Promise<void> => {
    const information = await ana.chat.management.getChatRoom(talk);
    await ana.chat.management.updateChatRoom({ ...information, behavior });
  };
  await behave('Auditorium');
  const text = 'We move the close to noon';
  const failed = ben.next('outbox.changed', ({ entries }) => entries[0]?.state === 'failed');
  const { originId } = await ben.ask('outbox.send', { room: talk, text, importance: 'Regular' });
  await failed;
  await hears(panel, text);
  await behave('Normal');
  await ben.until(talk, (entry) => entry?.canChat === true);
  await expect(ben.ask('outbox.retry', { originId })).rejects.toMatchObject(wider);
  expect(ana.heard(talk)).not.toContain(text);
  await ben.ask('outbox.retry', { originId, widerAudience: true });
  await ana.sees(talk, text);
});

describe('whoever manages rooms', () => {
  let cleo: Desk;
  beforeEach(async () => {
    cleo = await Desk.open(dataFolder());
    await cleo.signsIn(server, 'cleo');
    await server.address('dan');
  });

  test('makes a private one beside a public one in one step, and is in both', async () => {
    const desk = await cleo.creates('Desk', 'Closed');
    const members = ['cleo@localhost', 'dan@localhost'];
    const ask = { publicRoom: desk, people: { members } } as const;
    expect(await cleo.ask('logicalRooms.preview', ask)).toMatchObject({
      misfits: [{ principal: { address: 'dan@localhost' }, addable: true }],
    });
    const wish = { publicRoom: desk, name: 'Desk, among us', members };
    await expect(cleo.ask('logicalRooms.create', { ...wish, addMembers: false })).rejects.toMatchObject({
      fault: { code: 'PrincipalsNotInScope' },
    });
    const { room } = await cleo.ask('logicalRooms.create', { ...wish, addMembers: true });
    await cleo.until(room, (entry) => entry?.companion === desk);
    expect(await cleo.room(room)).toMatchObject({ privacy: 'Secret', state: 'Established', followed: true });
    const { record } = await cleo.ask('rooms.read', { room: desk });
    expect(record.information.members).toContain('dan@localhost');
  });

  test('links two that are there, after seeing who does not fit, and parts them', async () => {
    const desk = await cleo.creates('Desk', 'Closed');
    const vault = await cleo.creates('Vault', 'Secret');
    await cleo.creates('Other', 'Secret');
    await cleo.ask('rooms.save', { room: vault, changes: { members: ['cleo@localhost', 'dan@localhost'] } });
    const beside = await cleo.ask('logicalRooms.candidates', { room: vault });
    expect(beside.rooms.map(({ name }) => name)).toEqual(['Desk']);
    const within = await cleo.ask('logicalRooms.candidates', { room: desk });
    expect(within.rooms.map(({ name }) => name).toSorted()).toEqual(['Other', 'Vault']);
    const people = { room: vault };
    const { misfits } = await cleo.ask('logicalRooms.preview', { publicRoom: desk, people });
    expect(misfits.map(({ principal }) => principal.address)).toEqual(['dan@localhost']);
    const pair = { publicRoom: desk, privateRoom: vault };
    await cleo.ask('logicalRooms.link', { ...pair, addMembers: true });
    await cleo.until(vault, (entry) => entry?.companion === desk);
    const left = await cleo.ask('logicalRooms.candidates', { room: desk });
    expect(left.rooms.map(({ name }) => name)).toEqual(['Other']);
    await cleo.ask('logicalRooms.unlink', { privateRoom: vault });
    await cleo.until(vault, (entry) => entry !== undefined && entry.companion === undefined);
  });
});
