import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { discoverSignOn, UserEndpoint } from '#electron/chat/index.ts';
import { ask } from '#test/support/open-id/ask.ts';
import { OpenIdProvider, type Stand } from '#test/support/open-id-provider.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';

let provider: OpenIdProvider;
let server: PerchServer;
let undo: (() => void) | undefined;

beforeAll(async () => {
  const user = (login: string, claims: Readonly<Record<string, unknown>> = {}) => ({
    login,
    claims: { preferred_username: login, name: `${login} of the provider`, ...claims },
  });
  provider = await OpenIdProvider.starts({
    lifetime: 600,
    users: [
      user('ada'),
      user('bob'),
      user('cid'),
      user('dee'),
      user('stranger', { preferred_username: 'ada' }),
      user('foreign', { preferred_username: 'eve@elsewhere.example' }),
      user('operator', { preferred_username: 'perch-operator' }),
      user('spaced', { preferred_username: 'two words' }),
      user('nameless', { preferred_username: undefined }),
    ],
  });
  server = await startServer();
});
afterAll(async () => {
  await server?.stop();
  await provider?.stops();
});
afterEach(() => {
  undo?.();
  undo = undefined;
  provider.setsClock(0);
  provider.mistakesAudience(undefined);
});

function startServer(): Promise<PerchServer> {
  const { issuer, clientId, audience } = provider;
  const trust = ['--issuer', issuer, '--client-id', clientId, '--audience', audience];
  return startPerchServer({ args: [...trust, '--create-accounts'] });
}

/** Signs in once, with a token that was got from the provider before. */
async function signIn(name: string, token: string, where = server): Promise<UserEndpoint> {
  const address = `${name}@localhost`;
  const user = new UserEndpoint({
    address,
    credential: { token: async () => token },
    webSocket: where.webSocket,
  });
  await user.establish();
  return user;
}

async function signsIn(name: string, token: string, where = server): Promise<void> {
  const user = await signIn(name, token, where);
  expect(user.connection).toEqual({ state: 'online' });
  await user.terminate();
}

const refusal = (code: string, text = /./) => ({ fault: { code, text: expect.stringMatching(text) } });

test('the server says where its people sign on', async () => {
  const found = await discoverSignOn('ada@localhost', { webSocket: server.webSocket });
  expect(found).toEqual({
    issuer: `${provider.issuer}/.well-known/openid-configuration`,
    clientId: provider.clientId,
    scope: 'openid profile',
  });
});

test('whoever comes for the first time has an account from then on, by an access token or an ID token', async () => {
  const { accessToken, idToken } = await provider.tokensFor('ada');
  await signsIn('ada', accessToken);
  await signsIn('ada', idToken);
});

test('a token is good for its own person alone', async () => {
  const { accessToken } = await provider.tokensFor('ada');
  await expect(signIn('bob', accessToken)).rejects.toMatchObject(refusal('NotAuthorized'));
  await expect(signIn('ana1', accessToken)).rejects.toMatchObject(refusal('NotAuthorized'));
});

test.each([
  ['the name of somebody who has been here before', 'stranger', 'ada'],
  ['an address of another domain', 'foreign', 'eve'],
  ['the name of whoever runs the server', 'operator', 'perch-operator'],
  ['a name that is none', 'spaced', 'two'],
  ['no name', 'nameless', 'nameless'],
])('whoever bears %s gets no account', async (_, login, name) => {
  await signsIn('ada', (await provider.tokensFor('ada')).accessToken);
  const { accessToken } = await provider.tokensFor(login);
  await expect(signIn(name, accessToken)).rejects.toMatchObject(refusal('CredentialsExpired', /no account/));
});

test('a token that the server refuses is renewed once, and then counts', async () => {
  const old = await provider.tokensFor('bob');
  await signsIn('bob', old.accessToken);
  const asked: (string | undefined)[] = [];
  const user = new UserEndpoint({
    address: 'bob@localhost',
    webSocket: server.webSocket,
    credential: {
      token: async (refused) => {
        asked.push(refused);
        return refused === undefined ? `${old.accessToken}x` : renewed(old.refreshToken);
      },
    },
  });
  await user.establish();
  expect(user.connection).toEqual({ state: 'online' });
  expect(asked).toEqual([undefined, `${old.accessToken}x`]);
  await user.terminate();
});

test('what was revoked is not renewed', async () => {
  const { refreshToken } = await provider.tokensFor('cid');
  await renewed(refreshToken);
  const again = await provider.tokensFor('cid');
  provider.revokes('cid');
  await expect(renewed(again.refreshToken)).rejects.toThrow('invalid_grant');
});

test('a token for somebody else is refused with the reason', async () => {
  provider.mistakesAudience('https://elsewhere.example');
  const { accessToken, idToken } = await provider.tokensFor('ada');
  for (const token of [accessToken, idToken]) {
    await expect(signIn('ada', token)).rejects.toMatchObject(
      refusal('CredentialsExpired', /another service/),
    );
  }
});

test('a provider whose clock is five minutes behind gives tokens that count until they have run out', async () => {
  provider.setsClock(-300);
  await signsIn('ada', (await provider.tokensFor('ada')).accessToken);
  provider.setsClock(-3_000);
  const { accessToken } = await provider.tokensFor('ada');
  await expect(signIn('ada', accessToken)).rejects.toMatchObject(refusal('CredentialsExpired'));
});

test('a provider whose clock is five minutes ahead gives tokens that are refused with the reason', async () => {
  provider.setsClock(300);
  const { accessToken } = await provider.tokensFor('ada');
  await expect(signIn('ada', accessToken)).rejects.toMatchObject(refusal('CredentialsExpired', /clock/));
  provider.setsClock(30);
  await signsIn('ada', (await provider.tokensFor('ada')).accessToken);
});

test('a session ends when its token has run out', async () => {
  // The server bears a minute of difference between the clocks, and so this token has a moment left.
  provider.setsClock(-600 - 54);
  const { accessToken } = await provider.tokensFor('ada');
  const user = await signIn('ada', accessToken);
  await new Promise<void>((resolve) => {
    user.on('connectionChanged', ({ state }) => {
      if (state !== 'online') resolve();
    });
  });
  await user.terminate();
});

test('keys may change: the new one is found at once, and what the old one signed is refused', async () => {
  const old = await provider.tokensFor('ada');
  await provider.rotatesKeys('stays published');
  const between = await provider.tokensFor('ada');
  await signsIn('ada', between.accessToken);
  await signsIn('ada', old.accessToken);
  await provider.rotatesKeys('is gone');
  await signsIn('ada', (await provider.tokensFor('ada')).accessToken);
  await expect(signIn('ada', between.accessToken)).rejects.toMatchObject(refusal('CredentialsExpired'));
});

test('the keys are fetched once, and not for every guess', async () => {
  const quiet = await startServer();
  const { accessToken } = await provider.tokensFor('ada');
  const before = provider.requests.length;
  for (let time = 0; time < 5; time++) await signsIn('ada', accessToken, quiet);
  expect(provider.requests.slice(before)).toEqual(['GET /.well-known/openid-configuration', 'GET /jwks']);
  await quiet.stop();
});

const nonsense: Readonly<Record<string, string>> = {
  'a login page': '<!doctype html><title>Welcome to the airport</title>',
  'half a document': '{"issuer":"htt',
  'a document about somebody else':
    '{"issuer":"https://evil.example","jwks_uri":"https://evil.example/jwks"}',
  'nothing at all': '',
  'a very long document': `{"issuer":"${'x'.repeat(1_000_000)}"}`,
  'an array': '[]',
};

test.each(Object.keys(nonsense))(
  'an issuer that answers %s signs nobody in, and harms nothing',
  async (kind) => {
    const fresh = await startServer();
    const { accessToken } = await provider.tokensFor('ada');
    undo = provider.isReplacedBy((_, response) => {
      response.end(nonsense[kind]);
      return true;
    });
    await expect(signIn('ada', accessToken, fresh)).rejects.toMatchObject(refusal('SignOnFailed'));
    await fresh.stop();
  },
);

const slowness: Readonly<Record<string, Stand>> = {
  'never answers': () => true,
  'answers without end': (_, response) => {
    const timer = setInterval(() => response.write(' '), 50);
    response.once('close', () => clearInterval(timer));
    return true;
  },
};

test.each(Object.keys(slowness))('an issuer that %s is not waited for', async (kind) => {
  const fresh = await startServer();
  const { accessToken } = await provider.tokensFor('ada');
  undo = provider.isReplacedBy(slowness[kind] ?? (() => false));
  await expect(signIn('ada', accessToken, fresh)).rejects.toMatchObject(refusal('SignOnFailed'));
  await fresh.stop();
});

test('an issuer that sends its keys elsewhere is not followed there', async () => {
  const fresh = await startServer();
  const { accessToken } = await provider.tokensFor('ada');
  undo = provider.isReplacedBy(({ url }, response) => {
    if (url !== '/jwks') return false;
    response.writeHead(302, { location: `${provider.issuer}/jwks?elsewhere` }).end();
    return true;
  });
  const before = provider.requests.length;
  await expect(signIn('ada', accessToken, fresh)).rejects.toMatchObject(refusal('SignOnFailed'));
  expect(provider.requests.slice(before).filter((request) => request === 'GET /jwks')).toHaveLength(1);
  await fresh.stop();
});

test('while the issuer is away nobody new is let in, and those whose keys are known are', async () => {
  const fresh = await startServer();
  const { accessToken } = await provider.tokensFor('ada');
  await signsIn('ada', accessToken);
  await provider.goesAway();
  await expect(signIn('ada', accessToken, fresh)).rejects.toMatchObject(refusal('SignOnFailed'));
  await signsIn('ada', accessToken);
  await provider.comesBack();
  await fresh.stop();
});

async function renewed(refreshToken: string): Promise<string> {
  const { status, body } = await ask(new URL('/token', provider.issuer), {
    form: { grant_type: 'refresh_token', client_id: provider.clientId, refresh_token: refreshToken },
  });
  if (status !== 200) throw new Error(body);
  const { access_token: token }: { access_token: string } = JSON.parse(body);
  return token;
}
