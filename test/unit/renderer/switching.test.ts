import { expect, test } from 'vitest';
import type { Account } from '#electron/bridge/contract.ts';
import { createApp } from '#renderer/store/app.ts';
import { noTrail } from '#renderer/store/trail.ts';
import { createFakeHost } from '#test/support/fake-host.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';

const ada: Account = { address: 'ada@example.org', displayName: 'Ada', place: 'A server' };
const home: Account = { address: 'ada@kestrel.internal', displayName: 'Ada', place: 'This computer' };

/** A window of Ada's, with one of her rooms open, a word begun in it, and a notice about it. */
async function open() {
  const host = createFakeHost({ rooms: 3, messages: 20, snapshot: { account: ada, accounts: [ada, home] } });
  const surroundings = stillSurroundings();
  const app = createApp(host.bridge, surroundings);
  app.start();
  await expect.poll(() => app.session.state.getState().account?.address).toBe(ada.address);
  const [room = ''] = host.rooms.keys();
  app.navigation.show({ room });
  await expect.poll(() => app.timeline.state.getState().status).toBe('ready');
  app.drafts.write({ room, text: 'half a sen', importance: 'Regular' });
  app.notices.show({ kind: 'left', room, name: 'Desk', followed: true });
  return { host, app, room, surroundings };
}

test('what was begun is kept before the other account comes', async () => {
  const { host, app, room } = await open();
  await app.entry.enter('account.switchTo', { address: home.address });
  const names = host.asked.map(({ name }) => name);
  expect(host.asked.find(({ name }) => name === 'drafts.save')?.ask).toEqual({
    room,
    text: 'half a sen',
    importance: 'Regular',
    privacy: 'Closed',
  });
  expect(names.indexOf('drafts.save')).toBeLessThan(names.indexOf('account.switchTo'));
});

test('nothing of the account before stays in the window', async () => {
  const { app } = await open();
  app.place.openDialog('settings');
  await app.entry.enter('account.switchTo', { address: home.address });
  await expect.poll(() => app.session.state.getState().account?.address).toBe(home.address);
  expect(app.notices.state.getState().shown).toEqual([]);
  expect(app.place.state.getState()).toMatchObject({ dialog: null, pane: null, trail: noTrail });
});

test('who may not come in stays where they were, and the way in stays open', async () => {
  const { host, app, room } = await open();
  host.fail('account.signIn', { code: 'NotAuthorized', text: 'no' });
  app.entry.open({ way: 'server' });
  const asked = { address: 'ben@example.org', password: 'x' };
  await expect(app.entry.enter('account.signIn', asked)).rejects.toThrow('no');
  expect(app.place.state.getState()).toMatchObject({ room, dialog: 'sign in' });
  expect(app.entry.state.getState().entry).toEqual({ way: 'server' });
});

test('how far a room was read in one account says nothing of the other', async () => {
  const { host, app, room, surroundings } = await open();
  const reads = () => host.asked.filter(({ name }) => name === 'rooms.markRead').length;
  const { key } = host.say(room, 'new');
  const looks = async (): Promise<void> => {
    host.changeRoom(room, { readUpTo: 0, unread: 1 });
    app.navigation.show({ room, key });
    await expect.poll(() => app.timeline.state.getState().status).toBe('ready');
    app.timeline.setAtEnd(true);
    surroundings.wait();
  };
  await looks();
  const before = reads();
  expect(before).toBeGreaterThan(0);
  await app.entry.enter('account.switchTo', { address: home.address });
  await expect.poll(() => app.session.state.getState().account?.address).toBe(home.address);
  await looks();
  expect(reads()).toBeGreaterThan(before);
});

test('an invitation that Perch was started by waits until the page knows who is in', async () => {
  const host = createFakeHost({ rooms: 1, messages: 1, snapshot: { account: ada, accounts: [ada] } });
  const app = createApp(host.bridge, stillSurroundings());
  app.start();
  const invitation = { domain: 'kestrel.internal', server: null, certificate: null };
  host.tell('invitation.arrived', { link: 'xmpp:kestrel.internal?register', invitation });
  expect(app.notices.state.getState().shown).toEqual([]);
  await expect
    .poll(() => app.notices.state.getState().shown)
    .toEqual([
      { id: 1, kind: 'invitation', link: 'xmpp:kestrel.internal?register', domain: 'kestrel.internal' },
    ]);
  expect(app.entry.state.getState().entry).toEqual({ way: 'choose' });
});
