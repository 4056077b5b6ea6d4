import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Sharing } from '#electron/bridge/contract.ts';
import { Desk, dataFolder } from '../desk.ts';

const host = '127.0.0.1';

async function ada(data = dataFolder()): Promise<Desk> {
  const desk = await Desk.open(data);
  await desk.ask('account.startHere', { displayName: 'Ada' });
  return desk;
}

async function shares(desk: Desk, where: { readonly host?: string; readonly port?: number } = { host }) {
  return (await desk.ask('sharing.start', where)).sharing;
}

async function invites(desk: Desk, note = 'for Ben'): Promise<string> {
  const { invitation } = await desk.ask('invitations.create', { days: 7, note });
  return invitation.link;
}

const ben = { name: 'ben', displayName: 'Ben Okafor', password: 'a long password of Ben' };

function placeOf({ webSocket }: Sharing): URL {
  return new URL(webSocket ?? '');
}

test('a second person joins from the link and finds the rooms of the house; a third with the same link is refused', async () => {
  const home = await ada();
  expect((await home.ask('sharing.read', {})).sharing.state).toBe('off');
  const sharing = await shares(home);
  expect(sharing).toMatchObject({
    state: 'on',
    webSocket: expect.stringMatching(/^wss:\/\/127\.0\.0\.1:\d+\//),
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const link = await invites(home);

  const data = dataFolder();
  const guest = await Desk.open(data);
  const { invitation } = await guest.ask('account.readInvitation', { link });
  expect(invitation).toMatchObject({ server: sharing.webSocket, certificate: sharing.fingerprint });
  await guest.ask('account.join', { link, ...ben });
  const { account } = await guest.ask('app.snapshot', {});
  expect(account).toMatchObject({ address: `ben@${invitation.domain}`, displayName: 'Ben Okafor' });
  const lobby = await home.lobby();
  await guest.until(lobby, (entry) => entry?.followed === true && entry.canChat);
  await home.until(lobby, (entry) => entry?.state === 'Established');
  const heard = home.next('messages.stored', ({ messages }) => messages.some(({ own }) => !own));
  await guest.ask('outbox.send', { room: lobby, text: 'hello from Ben', importance: 'Regular' });
  expect((await heard).messages[0]).toMatchObject({ text: 'hello from Ben', author: { name: 'Ben Okafor' } });

  const third = await Desk.open(dataFolder());
  await expect(third.ask('account.join', { link, ...ben, name: 'cleo' })).rejects.toMatchObject({
    fault: { code: 'InvitationInvalid' },
  });
  expect((await third.ask('app.snapshot', {})).accounts).toEqual([]);
  expect((await home.ask('invitations.list', {})).invitations).toMatchObject([
    { state: 'used', note: 'for Ben', usedBy: `ben@${invitation.domain}` },
  ]);
  for (const file of ['accounts.json', 'secrets.json']) {
    expect(readFileSync(join(data, file), 'utf8')).not.toContain(ben.password);
  }

  await guest.close();
  const later = await Desk.open(data);
  const online = later.next('connection.changed', ({ state }) => state === 'online');
  later.app.connect();
  await online;
});

test('a house whose certificate changed is refused, loudly, and what was said there stays readable', async () => {
  const home = await ada();
  await shares(home);
  const link = await invites(home);
  const data = dataFolder();
  const guest = await Desk.open(data);
  await guest.ask('account.join', { link, ...ben });
  const lobby = await home.lobby();
  await guest.until(lobby, (entry) => entry?.followed === true && entry.canChat);
  await guest.ask('outbox.send', { room: lobby, text: 'kept', importance: 'Regular' });
  await guest.next('messages.stored');
  await guest.close();
  const { sharing: before } = await home.ask('sharing.read', {});
  const { sharing: renewed } = await home.ask('sharing.renewCertificate', {});
  expect(renewed).toEqual({ ...before, fingerprint: expect.not.stringMatching(before.fingerprint ?? '') });

  const later = await Desk.open(data);
  const offline = later.next('connection.changed', ({ state }) => state === 'offline');
  later.app.connect();
  expect(await offline).toMatchObject({ fault: { code: 'CertificateChanged' } });
  expect(await later.texts(lobby)).toEqual(['kept']);

  const { account } = await later.ask('app.snapshot', {});
  const signIn = { address: account?.address ?? '', password: ben.password };
  await expect(later.ask('account.signIn', signIn)).rejects.toMatchObject({
    fault: { code: 'CertificateChanged' },
  });
  // Ada says that it is meant, by a new link.
  await later.ask('account.signIn', { ...signIn, link: await invites(home) });
  expect((await later.ask('app.snapshot', {})).connection).toEqual({ state: 'online' });
});

test('an invitation that was withdrawn lets nobody in', async () => {
  const home = await ada();
  await shares(home);
  const { invitation } = await home.ask('invitations.create', { days: 1, note: '' });
  await home.ask('invitations.withdraw', { id: invitation.id ?? '' });
  const guest = await Desk.open(dataFolder());
  await expect(guest.ask('account.join', { link: invitation.link, ...ben })).rejects.toMatchObject({
    fault: { code: 'InvitationInvalid' },
  });
});

test('a restart shares again, at the same place and with the same certificate', async () => {
  const data = dataFolder();
  const first = await ada(data);
  const before = await shares(first);
  await first.close();
  const again = await Desk.open(data);
  const on = again.next('sharing.changed', ({ sharing }) => sharing.state === 'on');
  again.app.connect();
  expect((await on).sharing).toEqual(before);
  await again.ask('sharing.stop', {});
  await again.close();
  const third = await Desk.open(data);
  const online = third.next('connection.changed', ({ state }) => state === 'online');
  third.app.connect();
  await online;
  expect((await third.ask('sharing.read', {})).sharing.state).toBe('off');
});

test('others stay in while somebody else is shown here, and the server ends when it is not shared any more', async () => {
  const home = await ada();
  const sharing = await shares(home);
  const link = await invites(home);
  const guest = await Desk.open(dataFolder());
  await guest.ask('account.join', { link, ...ben });
  const { account } = await home.ask('app.snapshot', {});
  await home.ask('account.signOut', { forget: false });
  expect((await home.ask('sharing.read', {})).sharing).toEqual(sharing);
  expect((await guest.ask('app.snapshot', {})).connection.state).toBe('online');

  await home.ask('account.startHere', { displayName: 'Ada' });
  expect((await home.ask('app.snapshot', {})).account).toEqual(account);
  expect(home.children).toHaveLength(1);

  await home.ask('account.signOut', { forget: false });
  const away = guest.next('connection.changed', ({ state }) => state === 'waiting');
  const { sharing: after } = await home.ask('sharing.stop', {});
  expect(after.state).toBe('unavailable');
  await away;
});

test('a port that is taken is said, and nothing is shared', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, host, resolve));
  const at = taken.address();
  const port = typeof at === 'object' ? (at?.port ?? 0) : 0;
  const home = await ada();
  await expect(shares(home, { host, port })).rejects.toMatchObject({ fault: { code: 'Conflict' } });
  expect((await home.ask('sharing.read', {})).sharing).toMatchObject({
    state: 'off',
    fault: { code: 'Conflict' },
  });
  taken.close();
  expect(placeOf(await shares(home, { host, port })).port).toBe(String(port));
});

test('who is not on this computer shares nothing', async () => {
  const desk = await Desk.open(dataFolder());
  expect((await desk.ask('sharing.read', {})).sharing.state).toBe('unavailable');
  await expect(shares(desk)).rejects.toMatchObject({ fault: { code: 'InvalidFlowOfOperations' } });
  await expect(invites(desk)).rejects.toMatchObject({ fault: { code: 'NotConnected' } });
});

test('whoever may invite is told so', async () => {
  const desk = await Desk.open(dataFolder());
  expect((await desk.ask('app.snapshot', {})).mayInvite).toBe(false);
  const told = desk.next('invitations.allowed');
  await desk.ask('account.startHere', { displayName: 'Ada' });
  expect(await told).toEqual({ mayInvite: true });
  const gone = desk.next('invitations.allowed');
  await desk.ask('account.signOut', { forget: true });
  expect(await gone).toEqual({ mayInvite: false });
});
