import { afterEach, beforeEach, expect, test } from 'vitest';
import { discoverSignOn } from '#electron/chat/index.ts';
import type { Credential } from '#electron/session/credential.ts';
import type { Mechanism } from '#electron/session/mechanism.ts';
import { Session } from '#electron/session/session.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readSaslStep, writeMechanisms, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import { readBearerRequest, writeBearerFailure } from '#electron/stanza/rfc7628-oauthbearer.ts';
import { xml } from '#electron/stanza/xml.ts';
import { FakeServer } from './fake-server.ts';
import { hurried } from './hurried.ts';

let server: FakeServer;
let session: Session | undefined;

beforeEach(async () => {
  server = await FakeServer.start();
});

afterEach(async () => {
  await session?.stop();
  await server.stop();
});

function open(credential: Credential): Session {
  session = new Session({
    address: 'ana@example.com',
    credential,
    locate: async () => server.url,
    surroundings: hurried,
  });
  return session;
}

/** The token of the next attempt on this stream. */
async function token(): Promise<string | undefined> {
  const auth = readSaslStep(await server.expectNamed('auth'));
  if (auth?.kind !== 'auth' || auth.mechanism !== 'OAUTHBEARER') throw new Error('That was no token.');
  return readBearerRequest(auth.data ?? '')?.token;
}

async function refuseToken(
  condition: 'not-authorized' | 'credentials-expired' = 'not-authorized',
  openIdConfiguration = 'https://id.example.com/.well-known/openid-configuration',
) {
  const reason = {
    status: 'invalid_token',
    openIdConfiguration,
    clientId: 'perch',
    scope: 'openid profile',
  };
  server.serverSends(writeSaslStep({ kind: 'challenge', data: writeBearerFailure(reason) }));
  await server.expectNamed('response');
  server.serverSends(writeSaslStep({ kind: 'failure', condition }));
}

const accept = () => server.serverSends(writeSaslStep({ kind: 'success' }));
const offerTokens = () => server.opens(writeMechanisms(['SCRAM-SHA-256', 'OAUTHBEARER']));

/** A person's sign-on: the tokens that it hands out, and which ones it was told were refused. */
function signOn(...tokens: readonly string[]) {
  const refusals: (string | undefined)[] = [];
  const left = [...tokens];
  const next = async (refused?: string): Promise<string> => {
    refusals.push(refused);
    return left.shift() ?? tokens.at(-1) ?? '';
  };
  return { credential: { token: next }, refusals };
}

test('a token signs in, and it is told by what', async () => {
  const { credential, refusals } = signOn('good');
  const mechanisms: Mechanism[] = [];
  const started = open(credential);
  started.on('signedIn', (mechanism) => mechanisms.push(mechanism));
  const begun = started.start();
  await offerTokens();
  expect(await token()).toBe('good');
  accept();
  await server.binds();
  await begun;
  expect([mechanisms, refusals]).toEqual([['OAUTHBEARER'], [undefined]]);
});

test('a token that is refused is renewed once, and the renewed one signs in', async () => {
  const { credential, refusals } = signOn('old', 'new');
  const begun = open(credential).start();
  await offerTokens();
  expect(await token()).toBe('old');
  await refuseToken();
  expect(await token()).toBe('new');
  accept();
  await server.binds();
  await begun;
  expect(refusals).toEqual([undefined, 'old']);
});

test.each([
  ['the same again', ['old']],
  ['another that is refused too', ['old', 'older']],
])('after %s somebody has to sign on anew', async (_, tokens) => {
  const { credential } = signOn(...tokens);
  const begun = open(credential).start({ keepTrying: true });
  const refused = expect(begun).rejects.toMatchObject({ fault: { code: 'CredentialsExpired' } });
  await offerTokens();
  for (const each of tokens) {
    expect(await token()).toBe(each);
    await refuseToken('credentials-expired');
  }
  await refused;
});

test('a token that runs out on a running stream is followed by its successor', async () => {
  const { credential, refusals } = signOn('first', 'second');
  const running = open(credential);
  const begun = running.start({ keepTrying: true });
  await offerTokens();
  await token();
  accept();
  await server.binds();
  await begun;
  const renewed = new Promise((resolve) => running.on('began', resolve));
  const ran = xml('credentials-expired', { xmlns: NS.perch });
  const condition = xml('not-authorized', { xmlns: NS.streamErrors });
  server.serverSends(xml('stream:error', { 'xmlns:stream': NS.streams }, condition, ran));
  await offerTokens();
  expect(await token()).toBe('second');
  accept();
  await server.opens(xml('bind', { xmlns: NS.bind }), xml('sm', { xmlns: NS.streamManagement }));
  await server.expectNamed('resume');
  server.serverSends(xml('resumed', { xmlns: NS.streamManagement, previd: 'sm-1', h: 0 }));
  expect(await renewed).toBe('resumed');
  expect(refusals).toEqual([undefined, undefined]);
});

test.each([
  ['account-disabled', 'AccountDisabled'],
  ['credentials-revoked', 'NotAuthorized'],
])('a running stream that ends by %s is over: %s', async (said, code) => {
  const { credential } = signOn('good');
  const running = open(credential);
  const begun = running.start({ keepTrying: true });
  await offerTokens();
  await token();
  accept();
  await server.binds();
  await begun;
  const ended = new Promise((resolve) => running.on('ended', resolve));
  const condition = xml('not-authorized', { xmlns: NS.streamErrors });
  const ours = xml(said, { xmlns: NS.perch });
  server.serverSends(xml('stream:error', { 'xmlns:stream': NS.streams }, condition, ours));
  expect(await ended).toMatchObject({ fault: { code } });
});

test('a server that is asked says where to sign on', async () => {
  const discovered = discoverSignOn('ana@example.com', { webSocket: server.url });
  await offerTokens();
  expect(await token()).toBe('');
  await refuseToken();
  expect(await discovered).toEqual({
    issuer: 'https://id.example.com/.well-known/openid-configuration',
    clientId: 'perch',
    scope: 'openid profile',
  });
});

test.each([
  ['takes no tokens', ['SCRAM-SHA-256'], 'NoCommonMechanism'],
  ['does not say where', ['OAUTHBEARER'], 'SignOnFailed'],
])('a server that %s is told as such', async (_, mechanisms, code) => {
  const discovered = discoverSignOn('ana@example.com', { webSocket: server.url });
  const refused = expect(discovered).rejects.toMatchObject({ fault: { code } });
  await server.opens(writeMechanisms(mechanisms));
  if (mechanisms.includes('OAUTHBEARER')) {
    await token();
    server.serverSends(writeSaslStep({ kind: 'failure', condition: 'not-authorized' }));
  }
  await refused;
});

test.each(['http://id.example.com/', 'javascript:alert(1)', 'file:///etc/passwd', 'nonsense'])(
  'nobody is sent to sign on at %s',
  async (place) => {
    const discovered = discoverSignOn('ana@example.com', { webSocket: server.url });
    const refused = expect(discovered).rejects.toMatchObject({ fault: { code: 'SignOnFailed' } });
    await offerTokens();
    await token();
    await refuseToken('not-authorized', place);
    await refused;
  },
);

test('a provider on this machine needs no encryption', async () => {
  const discovered = discoverSignOn('ana@example.com', { webSocket: server.url });
  await offerTokens();
  await token();
  await refuseToken('not-authorized', 'http://127.0.0.1:1234/');
  expect((await discovered).issuer).toBe('http://127.0.0.1:1234/');
});

test('a server that signs in somebody else is left at once', async () => {
  const { credential } = signOn('good');
  const begun = open(credential).start();
  const refused = expect(begun).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  await offerTokens();
  await token();
  accept();
  await server.opens(xml('bind', { xmlns: NS.bind }));
  const jid = xml('jid', {}, 'ben@example.com/desk');
  server.answers(await server.expectRequest(NS.bind), xml('bind', { xmlns: NS.bind }, jid));
  await refused;
});

test.each([
  ['conflict', 'Conflict'],
  ['resource-constraint', 'LimitExceeded'],
])('a server that refuses to bind by %s is a fault %s', async (condition, code) => {
  const { credential } = signOn('good');
  const begun = open(credential).start();
  const refused = expect(begun).rejects.toMatchObject({ fault: { code } });
  await offerTokens();
  await token();
  accept();
  await server.opens(xml('bind', { xmlns: NS.bind }));
  server.refuses(await server.expectRequest(NS.bind), condition);
  await refused;
});

test('a server that offers nothing after the sign-in is too old', async () => {
  const { credential } = signOn('good');
  const begun = open(credential).start({ keepTrying: true });
  const refused = expect(begun).rejects.toMatchObject({ fault: { code: 'ServerTooOld' } });
  await offerTokens();
  await token();
  accept();
  await server.opens(xml('session', { xmlns: NS.session }));
  await refused;
});

test('a server that lets nobody sign in without encryption says so', async () => {
  const begun = open({ password: 'pencil' }).start();
  const refused = expect(begun).rejects.toMatchObject({ fault: { code: 'InsecureConnection' } });
  await server.opens(xml('auth', { xmlns: 'http://jabber.org/features/iq-auth' }));
  await refused;
});

test.each([{}, { version: '0.9' }])(
  'a stream header with %j is of a server that is too old',
  async (version) => {
    const begun = open({ password: 'pencil' }).start({ keepTrying: true });
    const refused = expect(begun).rejects.toMatchObject({ fault: { code: 'ServerTooOld' } });
    await server.expectNamed('open');
    server.serverSends(xml('open', { xmlns: NS.framing, from: 'example.com', id: 's', ...version }));
    await refused;
  },
);

test('too many attempts are waited out for as long as the server is owed', async () => {
  let waited = 0;
  const running = open({ password: 'pencil' });
  const waiting = new Promise<void>((resolve) => {
    running.on('connectionChanged', ({ state, nextTryAt = 0 }) => {
      waited = nextTryAt - Date.now();
      if (state === 'waiting') resolve();
    });
  });
  running.start({ keepTrying: true }).catch(() => {});
  await server.opens(writeMechanisms(['SCRAM-SHA-256']));
  await server.expectNamed('auth');
  server.serverSends(writeSaslStep({ kind: 'failure', condition: 'temporary-auth-failure' }));
  await waiting;
  expect(running.connection.fault?.code).toBe('TooManyAttempts');
  expect(waited).toBeGreaterThan(30_000);
});

test('a word of the sign-in that there is not is taken for a no, and not waited out', async () => {
  const begun = open({ password: 'pencil' }).start();
  const refused = expect(begun).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  await server.opens(writeMechanisms(['SCRAM-SHA-256']));
  await server.expectNamed('auth');
  server.serverSends(xml('false', { xmlns: NS.sasl }));
  await refused;
});
