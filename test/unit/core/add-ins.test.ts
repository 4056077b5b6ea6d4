import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { ActionName, Actions, Right } from '#addins/contract.ts';
import type { AddInId, GrantScope } from '#electron/addin/facts.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type manifest, packageFiles, writeFolder, zipOf } from '#test/support/add-in-package.ts';
import { password } from '#test/support/chat-server.ts';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, type OwnServer, ownServer } from './desk.ts';

let server: OwnServer;
let data: string;
let ben: Desk;
let room: RoomAddress;
let other: RoomAddress;

const everything: readonly Right[] = [
  ...([
    'room.read',
    'roster.read',
    'messages.read',
    'history.read',
    'messages.post',
    'messages.filter',
  ] as const),
  ...(['alerts.raise', 'state.keep', 'links.open', 'http.fetch'] as const),
];
const wishes = everything.map((right) => ({ right, purpose: 'To be tried.' }));

/** Installs an add-in that wants everything; what it is told or asked is what the window would pass on. */
async function installs(changes: Partial<typeof manifest> = {}, script = 'export {};'): Promise<AddInId> {
  const rights = { required: wishes.slice(0, 1), optional: wishes.slice(1) };
  const folder = join(dataFolder(), 'cards');
  writeFolder(folder, packageFiles({ rights, ...changes }, { 'main.js': script }));
  const { token } = await ben.ask('addIns.inspect', { from: { kind: 'folder', path: folder } });
  return (await ben.ask('addIns.install', { token })).addIn;
}

async function grants(addIn: AddInId, rights: readonly Right[] = everything, scope: GrantScope = 'room') {
  await ben.ask('addIns.open', { room, addIn });
  await ben.ask('addIns.grant', { addIn, room, scope, rights, hosts: [] });
}

/** What an add-in asks, by way of the window. */
async function call<A extends ActionName>(addIn: AddInId, name: A, body: Actions[A]['ask'], where = room) {
  const answer = await ben.ask('addIns.call', { addIn, room: where, name, body });
  // The contract pairs each action with its answer.
  return answer.body as Actions[A]['answer'];
}

async function code(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'done',
    (error: unknown) => (error instanceof FaultError ? error.fault.code : String(error)),
  );
}

async function listening(service: Server): Promise<string> {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void service.close());
  const address = service.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

beforeEach(async () => {
  server = await ownServer();
  data = dataFolder();
  ben = await Desk.open(data, { notifies: true });
  await ben.signsIn(server, 'ben');
  room = await ben.creates('Desk');
  other = await ben.creates('Other');
  await ben.until(room, (entry) => entry?.state === 'Established');
});

test('an add-in that was granted to read hears what is said, and reads what was', async () => {
  const ana = await Person.signsIn(server.chat, 'ana');
  onTestFinished(() => ana.leaves());
  const addIn = await installs();
  await grants(addIn);
  await ana.joins(room);
  const told = ben.next('addIns.told', ({ name }) => name === 'messages.arrived');
  await ana.says(room, 'Hello from Ana');
  expect(await told).toMatchObject({
    room,
    addIns: [addIn],
    body: { live: true, messages: [{ text: 'Hello from Ana', author: { self: false } }] },
  });
  const page = await call(addIn, 'history.page', { limit: 10 });
  expect(page.messages.map(({ text }) => text)).toEqual(['Hello from Ana']);
  const found = await call(addIn, 'history.search', { text: 'hello', limit: 10 });
  expect(found.messages).toHaveLength(1);
  expect(await call(addIn, 'room.read', {})).toMatchObject({ name: 'Desk', canChat: true });
  const { people } = await call(addIn, 'roster.read', {});
  expect(people.map(({ name, self }) => `${name} ${self}`).toSorted()).toEqual(['ana false', 'ben true']);
});

test('what an add-in says is said by the person, via the add-in, and programs can read it', async () => {
  const addIn = await installs();
  await grants(addIn, ['messages.post']);
  const stored = ben.next('messages.stored', ({ messages }) => messages.some(({ via }) => via === 'Cards'));
  const coded = { kind: 'urn:example:build', data: { ok: true } };
  const { id } = await call(addIn, 'messages.post', { text: 'Built', storyTitle: 'Build 7', coded });
  const [message] = (await stored).messages;
  expect(message).toMatchObject({
    originId: id,
    own: true,
    text: 'Built',
    storyTitle: 'Build 7',
    via: 'Cards',
    coded: { kind: 'urn:example:build', json: '{"ok":true}' },
  });
  const said = ben.next('messages.stored', ({ messages }) =>
    messages.some(({ text }) => text.includes('status')),
  );
  await call(addIn, 'messages.post', {
    parts: [
      { kind: 'text', text: 'See' },
      { kind: 'link', text: 'status', url: 'https://status.example/' },
    ],
  });
  expect((await said).messages[0]?.text).toBe('See status <https://status.example/>');
});

describe('nothing is done without a right', () => {
  const asks: { readonly [A in ActionName]: Actions[A]['ask'] } = {
    'room.read': {},
    'roster.read': {},
    'history.page': { limit: 1 },
    'history.search': { text: 'x', limit: 1 },
    'messages.post': { text: 'x' },
    'composer.write': { text: 'x' },
    'alerts.raise': { text: 'x' },
    'badge.show': { count: 1 },
    'state.read': { name: 'x' },
    'state.write': { name: 'x', value: 1 },
    'state.names': {},
    'links.open': { url: 'https://example.com/' },
    'hosts.read': {},
    'http.fetch': { url: 'https://example.com/' },
  };
  const names = Object.keys(asks).filter((name): name is ActionName => Object.hasOwn(asks, name));
  const refused = async (addIn: AddInId, where = room) =>
    new Set(await Promise.all(names.map((name) => code(call(addIn, name, asks[name], where)))));

  test('before it is granted, in another room, by another add-in, after it is revoked, after it is removed', async () => {
    const addIn = await installs();
    const another = await installs({ id: 'com.example.another' });
    await ben.ask('addIns.open', { room, addIn });
    expect(await refused(addIn)).toEqual(new Set(['ErrorPermission']));
    await grants(addIn);
    expect(await code(call(addIn, 'room.read', {}))).toBe('done');
    expect(await refused(addIn, other)).toEqual(new Set(['ErrorPermission']));
    expect(await refused(addIn, 'nowhere@rooms.localhost')).toEqual(new Set(['ErrorPermission']));
    expect(await refused(another)).toEqual(new Set(['ErrorPermission']));
    await ben.ask('addIns.revoke', { addIn, room });
    expect(await refused(addIn)).toEqual(new Set(['ErrorPermission']));
    await grants(addIn);
    await ben.ask('addIns.remove', { addIn });
    expect(await refused(addIn)).toEqual(new Set(['ErrorPermission']));
    expect(await ben.ask('addIns.grants', {})).toEqual({ grants: [] });
  });

  test('one right is not another, and what the manifest does not ask for cannot be granted', async () => {
    const addIn = await installs();
    await grants(addIn, ['room.read']);
    expect(await code(call(addIn, 'history.page', { limit: 1 }))).toBe('ErrorPermission');
    expect(await code(grants(addIn, ['badge.show']))).toBe('InvalidArgument');
    const hosts = [{ origin: 'https://example.com' }];
    const ask = { addIn, room, scope: 'room', rights: ['http.fetch'], hosts } as const;
    expect(await code(ben.ask('addIns.grant', ask))).toBe('InvalidArgument');
  });

  test('wrong arguments are a fault for who wrote the add-in', async () => {
    const addIn = await installs();
    await grants(addIn);
    const wrong = ben.ask('addIns.call', { addIn, room, name: 'history.page', body: { limit: 100_000 } });
    await expect(wrong).rejects.toMatchObject({
      fault: { code: 'InvalidArgument', text: expect.stringContaining('limit') },
    });
  });
});

describe('a grant', () => {
  test('for now ends with the pane, one for the room outlives Perch, one for always holds in all rooms', async () => {
    const addIn = await installs();
    await grants(addIn, ['room.read'], 'now');
    expect(await code(call(addIn, 'room.read', {}))).toBe('done');
    await ben.ask('addIns.close', { room, addIn });
    expect(await code(call(addIn, 'room.read', {}))).toBe('ErrorPermission');
    await grants(addIn, ['room.read'], 'room');
    await ben.close();
    ben = await Desk.open(data);
    expect(await code(call(addIn, 'room.read', {}))).toBe('done');
    expect((await ben.ask('addIns.inRoom', { room })).places).toMatchObject([
      { name: 'Cards', chosenBy: 'me', addIn, open: true, grant: { scope: 'room', rights: ['room.read'] } },
    ]);
    await grants(addIn, ['room.read'], 'always');
    expect(await code(call(addIn, 'room.read', {}, other))).toBe('done');
  });

  test('is asked for again when the content is another, and nothing that was kept is told to it', async () => {
    const addIn = await installs();
    await grants(addIn);
    await call(addIn, 'state.write', { name: 'key', value: 'mine' });
    const changed = await installs({}, 'export const changed = 1;');
    expect(changed).not.toBe(addIn);
    expect((await ben.ask('addIns.inRoom', { room })).places).toMatchObject([
      { addIn: changed, open: true, ask: 'changed' },
    ]);
    expect(await code(call(changed, 'room.read', {}))).toBe('ErrorPermission');
    await grants(changed);
    expect(await call(changed, 'state.read', { name: 'key' })).toEqual({ value: null });
  });

  test('goes with the room', async () => {
    const addIn = await installs();
    await grants(addIn);
    await call(addIn, 'state.write', { name: 'key', value: 'mine' });
    await ben.ask('rooms.destroy', { room });
    await ben.until(room, (entry) => entry === undefined);
    expect(await code(call(addIn, 'state.read', { name: 'key' }))).toBe('ErrorPermission');
  });
});

test('what an add-in keeps is its own in that room, has its quota, and outlives Perch', async () => {
  const addIn = await installs();
  await grants(addIn);
  await call(addIn, 'state.write', { name: 'seen', value: { upTo: 7 } });
  expect(await code(call(addIn, 'state.write', { name: 'film', value: 'x'.repeat(300_000) }))).toBe(
    'LimitExceeded',
  );
  await ben.close();
  ben = await Desk.open(data);
  expect(await call(addIn, 'state.read', { name: 'seen' })).toEqual({ value: { upTo: 7 } });
  expect(await call(addIn, 'state.names', {})).toEqual({ names: ['seen'] });
  await grants(addIn, everything, 'always');
  expect(await call(addIn, 'state.read', { name: 'seen' }, other)).toEqual({ value: null });
});

test('it fetches where it was granted, and not elsewhere, until the host is taken away', async () => {
  const service = createServer((_request, response) => void response.end('PERCH-1: open'));
  const origin = await listening(service);
  const addIn = await installs({ hosts: [{ name: 'tickets', reason: 'Your tickets.' }] });
  await grants(addIn);
  expect(await code(call(addIn, 'http.fetch', { url: origin }))).toBe('ErrorPermission');
  const hosts = [{ origin, name: 'tickets' }];
  await ben.ask('addIns.grant', { addIn, room, scope: 'room', rights: ['http.fetch'], hosts });
  expect(await call(addIn, 'hosts.read', {})).toEqual({ hosts });
  expect(await call(addIn, 'http.fetch', { url: `${origin}/PERCH-1` })).toMatchObject({
    status: 200,
    body: 'PERCH-1: open',
  });
  await ben.ask('addIns.revoke', { addIn, right: 'http.fetch' });
  expect(await code(call(addIn, 'http.fetch', { url: origin }))).toBe('ErrorPermission');
});

test('an alert of an add-in says whose it is, and where', async () => {
  const addIn = await installs();
  await grants(addIn, ['alerts.raise']);
  const raised = ben.next('alert.raised');
  await call(addIn, 'alerts.raise', { text: 'The build is red' });
  expect(await raised).toMatchObject({
    room,
    title: 'Desk: Cards',
    text: 'The build is red',
    because: 'add-in',
  });
  expect(ben.notified.at(-1)?.title).toBe('Desk: Cards');
});

/** An administrator registers an add-in, which nothing goes past, and the room's manager chooses it. */
async function isRegistered(): Promise<string> {
  await server.running().putAccount('ada', password, { administrator: true });
  const ada = await Desk.open(dataFolder());
  await ada.ask('account.signIn', { address: 'ada@localhost', password, webSocket: server.chat.webSocket });
  const zip = zipOf(packageFiles({ rights: { required: [], optional: wishes } }));
  const service = createServer((_request, response) => void response.end(zip));
  const url = `${await listening(service)}/cards.zip`;
  const values = { name: ['House cards'], url: [url], block: ['1'] };
  await ada.ask('admin.run', { at: 'rooms', node: 'urn:perch:chat:1#addin-add', values });
  await ben.ask('rooms.service', {});
  const placed = ben.next('addIns.changed');
  await ben.ask('rooms.save', { room, changes: { addIn: 'House cards' } });
  await placed;
  return url;
}

describe('what the managers chose from the registry', () => {
  const places = async () => (await ben.ask('addIns.inRoom', { room })).places;

  test('stands beside the room, may do nothing until it is let, and stays closed where somebody closed it', async () => {
    const url = await isRegistered();
    expect(await places()).toEqual([
      { name: 'House cards', url, chosenBy: 'managers', open: true, ask: 'first' },
    ]);
    const { token } = await ben.ask('addIns.inspect', { from: { kind: 'address', url } });
    const { addIn } = await ben.ask('addIns.install', { token });
    expect(await places()).toMatchObject([{ name: 'Cards', addIn, chosenBy: 'managers', ask: 'first' }]);
    await ben.ask('addIns.close', { room, addIn });
    expect(await places()).toMatchObject([{ addIn, open: false }]);
  });

  test('lets nothing go by that it has not judged, where an administrator says so', async () => {
    const url = await isRegistered();
    const { token } = await ben.ask('addIns.inspect', { from: { kind: 'address', url } });
    const { addIn } = await ben.ask('addIns.install', { token });
    await grants(addIn, ['messages.filter']);
    const held = ben.next('outbox.changed', ({ entries }) => entries[0]?.state === 'held');
    const { originId } = await ben.ask('outbox.send', { room, text: 'hello', importance: 'Regular' });
    expect((await held).entries[0]?.filtered).toMatchObject({ what: 'unanswered', block: true });
    const decide = (decision: 'send' | 'again') => ben.ask('outbox.decide', { originId, decision });
    expect(await code(decide('send'))).toBe('InvalidFlowOfOperations');
    const due = ben.next('addIns.filterDue');
    await decide('again');
    const stored = ben.next('messages.stored', ({ messages }) => messages.some(({ own }) => own));
    await ben.ask('addIns.verdict', { id: (await due).id, verdict: { action: 'Passed' } });
    expect((await stored).messages[0]?.originId).toBe(originId);
  });
});

describe('a filter', () => {
  test('judges what the person sends before it goes', async () => {
    const addIn = await installs();
    await grants(addIn, ['messages.filter']);
    const due = ben.next('addIns.filterDue');
    const stored = ben.next('messages.stored', ({ messages }) => messages.some(({ own }) => own));
    await ben.ask('outbox.send', { room, text: 'hello', importance: 'Regular' });
    const { id, ...asked } = await due;
    expect(asked).toEqual({ addIn, room, words: { text: 'hello', importance: 'Regular' } });
    await ben.ask('addIns.verdict', { id, verdict: { action: 'Passed' } });
    expect((await stored).messages[0]?.text).toBe('hello');
  });

  test('that does not answer holds the message, and a second answer changes nothing', async () => {
    const addIn = await installs();
    await grants(addIn, ['messages.filter']);
    const due = ben.next('addIns.filterDue');
    const held = ben.next('outbox.changed', ({ entries }) => entries[0]?.state === 'held');
    const { originId } = await ben.ask('outbox.send', { room, text: 'hello', importance: 'Regular' });
    const { id } = await due;
    expect((await held).entries[0]?.filtered).toMatchObject({ addIn: 'Cards', what: 'unanswered' });
    await ben.ask('addIns.verdict', { id, verdict: { action: 'Passed' } });
    const stored = ben.next('messages.stored', ({ messages }) => messages.some(({ own }) => own));
    expect((await ben.ask('app.snapshot', {})).outbox).toMatchObject([{ originId, state: 'held' }]);
    await ben.ask('outbox.decide', { originId, decision: 'send' });
    expect((await stored).messages[0]?.originId).toBe(originId);
  });

  test('that one window knows nothing of is answered by another', async () => {
    const addIn = await installs();
    await grants(addIn, ['messages.filter']);
    const due = ben.next('addIns.filterDue');
    const stored = ben.next('messages.stored', ({ messages }) => messages.some(({ own }) => own));
    await ben.ask('outbox.send', { room, text: 'hello', importance: 'Regular' });
    const { id } = await due;
    await ben.ask('addIns.verdict', { id, verdict: { action: 'Unanswered', why: 'It is not open here.' } });
    await ben.ask('addIns.verdict', { id, verdict: { action: 'Passed' } });
    expect((await stored).messages[0]?.text).toBe('hello');
  });

  test('that is not granted in this room is not asked', async () => {
    const addIn = await installs();
    await grants(addIn, ['messages.filter']);
    const stored = ben.next('messages.stored', ({ messages }) => messages.some(({ own }) => own));
    await ben.ask('outbox.send', { room: other, text: 'hello', importance: 'Regular' });
    expect((await stored).room).toBe(other);
  });
});
