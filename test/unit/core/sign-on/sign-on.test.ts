import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSignOns } from '#electron/core/sign-on/sign-ons.ts';
import { OpenIdProvider, type OpenIdProviderOptions, signInAs } from '#test/support/open-id-provider.ts';
import { Desk, dataFolder, type OwnServer, ownServer } from '../desk.ts';

interface House {
  readonly provider: OpenIdProvider;
  readonly server: OwnServer;
  readonly address: string;
}

/** A server that takes the word of a real provider, and Ana, whom that one knows. */
async function house(options: Partial<OpenIdProviderOptions> = {}): Promise<House> {
  const users = [
    { login: 'ana', claims: { preferred_username: 'ana', name: 'Ana Ruiz' } },
    { login: 'ben', claims: { preferred_username: 'ben' } },
  ];
  const provider = await OpenIdProvider.starts({ users, ...options });
  onTestFinished(() => provider.stops());
  const { issuer, clientId } = provider;
  const server = await ownServer({
    issuers: [
      { issuer, clientId, audience: clientId, userClaim: 'preferred_username', createAccounts: true },
    ],
  });
  return { provider, server, address: 'ana@localhost' };
}

/** Asks for single sign-on, and does in the browser what a person does there. */
async function signsOn(
  desk: Desk,
  { server, address }: House,
  login = 'ana',
  how: { readonly cancels?: boolean } = {},
): Promise<string> {
  const waiting = desk.next('signOn.waiting');
  const done = desk.ask('account.signOn', { address, webSocket: server.chat.webSocket });
  done.catch(() => undefined);
  const { url } = await Promise.race([waiting, done.then(() => Promise.reject(new Error('nobody waited')))]);
  const { answer } = await signInAs(url, login, how);
  await done;
  return answer?.body ?? '';
}

/** How often tokens were asked for. */
function asked({ provider }: House): number {
  return provider.requests.filter((request) => request === 'POST /token').length;
}

test('somebody signs in on the page of their organisation, and the browser says that it may be closed', async () => {
  const home = await house();
  const desk = await Desk.open(dataFolder());
  expect(await signsOn(desk, home)).toContain('You can close this and go back to Perch.');
  const { account, accounts, connection } = await desk.ask('app.snapshot', {});
  expect(account).toMatchObject({ address: home.address, signInBy: 'single sign-on' });
  expect(accounts).toHaveLength(1);
  expect(connection).toEqual({ state: 'online' });
  expect(desk.opened.map((url) => new URL(url).searchParams.get('code_challenge_method'))).toEqual(['S256']);
});

test('after a restart nobody is asked again, though the token has ended meanwhile', async () => {
  const home = await house({ lifetime: 2 });
  const data = dataFolder();
  const first = await Desk.open(data);
  await signsOn(first, home);
  await first.close();
  home.provider.setsLifetime(300);
  const before = asked(home);
  const again = await Desk.open(data);
  const online = again.next('connection.changed', ({ state }) => state === 'online');
  again.app.connect();
  await online;
  expect(asked(home)).toBe(before + 1);
  expect(again.opened).toEqual([]);
});

test('a sign-on that was taken back needs a person, and the cache stays readable until they sign in again', async () => {
  const home = await house({ lifetime: 2 });
  const data = dataFolder();
  const first = await Desk.open(data);
  await signsOn(first, home);
  const room = await first.creates('Desk');
  await first.ask('outbox.send', { room, text: 'kept', importance: 'Regular' });
  await first.next('messages.stored');
  await first.close();
  home.provider.revokes('ana');
  home.provider.setsLifetime(300);

  const again = await Desk.open(data);
  const offline = again.next('connection.changed', ({ state }) => state === 'offline');
  again.app.connect();
  expect(await offline).toMatchObject({ fault: { code: 'CredentialsExpired' } });
  expect(await again.texts(room)).toEqual(['kept']);
  await signsOn(again, home);
  expect((await again.ask('app.snapshot', {})).connection).toEqual({ state: 'online' });
  expect(await again.texts(room)).toEqual(['kept']);
});

test('signing out takes the tokens back at the issuer, and keeps none', async () => {
  const home = await house();
  const data = dataFolder();
  const desk = await Desk.open(data);
  await signsOn(desk, home);
  const secrets = (): string => readFileSync(join(data, 'secrets.json'), 'utf8');
  expect(secrets()).toContain('refresh');
  await desk.ask('account.signOut', { forget: false });
  expect(secrets()).not.toContain('refresh');
  await expect.poll(() => home.provider.requests).toContain('POST /token/revocation');
  expect((await desk.ask('app.snapshot', {})).accounts).toEqual([]);
});

test('where the issuer takes no tokens back, its own page ends the sign-on in the browser', async () => {
  const home = await house();
  const desk = await Desk.open(dataFolder());
  await signsOn(desk, home);
  const { issuer } = home.provider;
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { revocation_endpoint, ...metadata } = await answer.json();
  home.provider.isReplacedBy((request, response) => {
    if (!request.url?.includes('openid-configuration')) return false;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(metadata));
    return true;
  });
  await desk.ask('account.signOut', { forget: false });
  await expect.poll(() => desk.opened).toHaveLength(2);
  const page = new URL(desk.opened[1] ?? '');
  expect(page.href).toContain(`${issuer}/session/end`);
  expect(page.searchParams.get('id_token_hint')).toBeTruthy();
});

test('signing out needs no issuer: while it is away the tokens are gone from this device all the same', async () => {
  const home = await house();
  const data = dataFolder();
  const desk = await Desk.open(data);
  await signsOn(desk, home);
  await home.provider.goesAway();
  await desk.ask('account.signOut', { forget: false });
  expect(readFileSync(join(data, 'secrets.json'), 'utf8')).not.toContain('refresh');
  await expect.poll(() => desk.log.join()).toContain('not told of the sign-out');
  await home.provider.comesBack();
});

test('whoever declines on the page is not signed in, and Perch says so', async () => {
  const home = await house();
  const desk = await Desk.open(dataFolder());
  await expect(signsOn(desk, home, 'ana', { cancels: true })).rejects.toMatchObject({
    fault: { code: 'SignOnFailed', text: expect.stringContaining('declined') },
  });
  expect((await desk.ask('app.snapshot', {})).account).toBeNull();
});

test('whoever signs on as somebody else does not get into the account that was asked for', async () => {
  const home = await house();
  const desk = await Desk.open(dataFolder());
  await expect(signsOn(desk, home, 'ben')).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  expect((await desk.ask('app.snapshot', {})).account).toBeNull();
});

test('a cancelled sign-on ends at once, and a second one ends the first', async () => {
  const home = await house();
  const desk = await Desk.open(dataFolder());
  const ask = { address: home.address, webSocket: home.server.chat.webSocket };
  const waiting = desk.next('signOn.waiting');
  const first = desk.ask('account.signOn', ask);
  first.catch(() => undefined);
  const { url } = await waiting;
  const second = desk.ask('account.signOn', ask);
  await expect(first).rejects.toMatchObject({ fault: { code: 'SignOnFailed' } });
  await expect(signInAs(url, 'ana')).rejects.toThrow();
  second.catch(() => undefined);
  await desk.ask('account.cancelSignOn', {});
  await expect(second).rejects.toMatchObject({ fault: { code: 'SignOnFailed' } });
  expect((await desk.ask('app.snapshot', {})).account).toBeNull();
});

test('a page that nobody could open is told, so that it can be opened by hand', async () => {
  const home = await house();
  const desk = await Desk.open(dataFolder(), { opensNothing: true });
  await signsOn(desk, home);
  expect((await desk.ask('app.snapshot', {})).account?.address).toBe(home.address);
});

test('a server without single sign-on says so', async () => {
  const server = await ownServer();
  const desk = await Desk.open(dataFolder());
  const signOn = desk.ask('account.signOn', {
    address: await server.address('ana'),
    webSocket: server.chat.webSocket,
  });
  await expect(signOn).rejects.toMatchObject({
    fault: { code: 'SignOnFailed', text: expect.stringContaining('single sign-on') },
  });
  expect(desk.opened).toEqual([]);
});

test.each([
  ['nonsense', '<html>not what you think</html>'],
  ['somebody else’s configuration', JSON.stringify({ issuer: 'https://evil.example' })],
  ['an endpoint that is no web page', 'file'],
])('an issuer that answers %s is not trusted, and no page is opened', async (_what, body) => {
  const home = await house();
  const { provider } = home;
  const metadata = {
    issuer: provider.issuer,
    authorization_endpoint: 'file:///etc/passwd',
    token_endpoint: `${provider.issuer}/token`,
  };
  provider.isReplacedBy((request, response) => {
    if (!request.url?.includes('openid-configuration')) return false;
    response.setHeader('content-type', body.startsWith('<') ? 'text/html' : 'application/json');
    response.end(body === 'file' ? JSON.stringify(metadata) : body);
    return true;
  });
  const desk = await Desk.open(dataFolder());
  const signOn = desk.ask('account.signOn', {
    address: home.address,
    webSocket: home.server.chat.webSocket,
  });
  await expect(signOn).rejects.toMatchObject({ fault: { code: 'SignOnFailed' } });
  expect(desk.opened).toEqual([]);
});

test('an issuer that cannot be reached is said, and nothing waits', async () => {
  const home = await house();
  await home.provider.goesAway();
  const desk = await Desk.open(dataFolder());
  const signOn = desk.ask('account.signOn', {
    address: home.address,
    webSocket: home.server.chat.webSocket,
  });
  await expect(signOn).rejects.toMatchObject({
    fault: { code: 'SignOnFailed', text: expect.stringContaining('cannot be reached') },
  });
  await home.provider.comesBack();
});

test('a page on which nobody signs in is not waited for without end, and what comes later is told nothing', async () => {
  const { address, server } = await house();
  const waiting: string[] = [];
  const signOns = createSignOns({
    openLink: async (url) => void waiting.push(url),
    onWaiting: () => undefined,
    known: async () => [],
    now: Date.now,
    log: () => undefined,
    patience: 500,
  });
  await expect(signOns.begin(address, { webSocket: server.chat.webSocket })).rejects.toMatchObject({
    fault: { code: 'SignOnFailed', text: expect.stringContaining('in time') },
  });
  await expect(signInAs(waiting[0] ?? '', 'ana')).rejects.toThrow();
});
