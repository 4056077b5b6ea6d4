import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { OpenIdProvider, signInAs } from '#test/support/open-id-provider.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';

/** Perch in a process of its own, a server that believes one issuer, and a real provider as that issuer. */
let provider: OpenIdProvider;
let server: PerchServer;
let folder: TemporaryFolder;

beforeAll(async () => {
  provider = await OpenIdProvider.starts({
    users: [{ login: 'ana', claims: { preferred_username: 'ana' } }],
  });
  const { issuer, clientId } = provider;
  server = await startPerchServer({
    args: ['--issuer', issuer, '--client-id', clientId, '--create-accounts'],
  });
});
afterAll(async () => {
  await server?.stop();
  await provider?.stops();
});
beforeEach(() => {
  folder = temporaryFolder('sign-on');
});
afterEach(() => {
  provider.setsClock(0);
  provider.setsLifetime(300);
  folder.remove();
});

const address = 'ana@localhost';

/** What a person does who presses *Single sign-on*: they sign in where the browser was sent. */
async function signsOn(member: Member): Promise<void> {
  const waiting = member.hears('signOn.waiting');
  const done = member.ask('account.signOn', { address, webSocket: server.webSocket });
  const { url } = await Promise.race([waiting, done.then(() => waiting)]);
  await signInAs(url, 'ana');
  await done;
}

test('Ana signs in on the page of her organisation, and Perch does not ask again after a restart', async () => {
  const first = await Member.starts(folder.path);
  await signsOn(first);
  await first.isOnline();
  await first.stops();
  const again = await Member.starts(folder.path);
  await again.isOnline();
  await again.stops();
});

test('a token that ends while she writes is renewed without a word, and nothing is lost', async () => {
  // Nearly as old as a server puts up with where clocks differ, so that its end is near.
  provider.setsClock(-55);
  provider.setsLifetime(3);
  const ana = await Member.starts(folder.path);
  await signsOn(ana);
  provider.setsClock(0);
  provider.setsLifetime(300);
  const { room } = await ana.ask('rooms.create', {
    name: 'Desk',
    description: '',
    privacy: 'Open',
    behavior: 'Normal',
  });
  const asked = (): number => provider.requests.filter((request) => request === 'POST /token').length;
  const before = asked();
  await ana.says(room, 'before');
  await expect.poll(asked, { timeout: 50_000, interval: 250 }).toBeGreaterThan(before);
  await ana.says(room, 'after');
  await ana.sees(room, 'before', 'after');
  await ana.hasSentAll(room);
  expect(await ana.reads(room)).toEqual(['before', 'after']);
  await ana.stops();
});

test('whose sign-on is taken back reads on, is told, and comes back by signing in again', async () => {
  provider.setsLifetime(3);
  const first = await Member.starts(folder.path);
  await signsOn(first);
  await first.stops();
  provider.revokes('ana');
  provider.setsLifetime(300);
  const again = await Member.starts(folder.path);
  await again.until(
    'connection.changed',
    ({ connection }) => connection.fault?.code === 'CredentialsExpired',
    ({ fault }) => fault?.code === 'CredentialsExpired',
  );
  await signsOn(again);
  await again.isOnline();
  await again.stops();
});
