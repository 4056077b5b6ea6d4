import { describe, expect, it } from 'vitest';
import type { BearerVerifier } from '#electron/server/sign-in.ts';
import type { SaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import { readBearerFailure, writeBearerRequest } from '#electron/stanza/rfc7628-oauthbearer.ts';
import { Authority, type CertificateWish } from '#test/support/tls.ts';
import type { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { certified, opened, runSecureServer } from './secure-server.ts';

const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-1'] as const;
const auth = (mechanism: string, data?: string): SaslStep => ({
  kind: 'auth',
  mechanism,
  ...(data !== undefined && { data }),
});

async function signedIn(device: Device): Promise<string> {
  await device.open('localhost');
  await device.bind('desk');
  return device.address;
}

describe('What is offered', () => {
  it('without TLS, on this computer, leaves out what sends the password', async () => {
    const { mechanisms } = await opened(await runServer([]));
    expect(mechanisms).toEqual([...scram, 'OAUTHBEARER']);
  });

  it('over TLS leaves it out too, where nobody allowed it', async () => {
    const { server, trust } = await runSecureServer([]);
    expect((await opened(server, trust)).mechanisms).toEqual([...scram, 'OAUTHBEARER']);
  });

  it('over TLS has it where the administrator allows it', async () => {
    const { server, trust } = await runSecureServer([], { allowPlain: true });
    expect((await opened(server, trust)).mechanisms).toEqual([...scram, 'OAUTHBEARER', 'PLAIN']);
  });

  it('to who shows a certificate of the right authority has that', async () => {
    const { server } = await runSecureServer([]);
    const shown = await certified({ names: ['xmpp:ana@localhost'] });
    expect((await opened(server, shown)).mechanisms).toEqual(['EXTERNAL', ...scram, 'OAUTHBEARER']);
  });

  it.each<[string, Partial<CertificateWish>]>([
    ['has run out', { from: new Date(Date.now() - 9e7), until: new Date(Date.now() - 1e7) }],
    ['is for servers only', { purpose: 'server' }],
  ])('to who shows one that %s does not', async (_, wish) => {
    const { server } = await runSecureServer([]);
    const shown = await certified({ names: ['xmpp:ana@localhost'], ...wish });
    expect((await opened(server, shown)).mechanisms).not.toContain('EXTERNAL');
  });

  it('to who shows one that another authority gave out does not', async () => {
    const { server, trust } = await runSecureServer(['ana']);
    const { pem, key } = await (await Authority.make('Another')).issue({ names: ['xmpp:ana@localhost'] });
    const { device, mechanisms } = await opened(server, { ...trust, cert: pem, key });
    expect(mechanisms).not.toContain('EXTERNAL');
    expect(await device.answers(auth('EXTERNAL', ''))).toMatchObject({ condition: 'invalid-mechanism' });
  });
});

describe('A password', () => {
  it.each(scram)('is proved by %s over TLS', async (mechanism) => {
    const { server, trust } = await runSecureServer(['ana']);
    const { device } = await opened(server, trust);
    const outcome = await device.authenticate('ana', "ana's password", mechanism);
    expect(outcome.getName()).toBe('success');
    expect(await signedIn(device)).toBe('ana@localhost/desk');
  });

  it.each([
    ['', 'ana'],
    ['', 'Ana'],
    ['ana@localhost', 'ana'],
  ])('that is sent itself signs in, for “%s” as %s', async (authorizationId, name) => {
    const { server, trust } = await runSecureServer(['ana'], { allowPlain: true });
    const { device } = await opened(server, trust);
    const data = `${authorizationId}\0${name}\0ana's password`;
    expect(await device.answers(auth('PLAIN', data))).toMatchObject({ kind: 'success' });
    expect(await signedIn(device)).toBe('ana@localhost/desk');
  });

  it('is sent after an empty challenge by clients that wait for one', async () => {
    const { server, trust } = await runSecureServer(['ana'], { allowPlain: true });
    const { device } = await opened(server, trust);
    expect(await device.answers(auth('PLAIN'))).toEqual({ kind: 'challenge', data: '' });
    const data = "\0ana\0ana's password";
    expect(await device.answers({ kind: 'response', data })).toMatchObject({ kind: 'success' });
  });

  it.each([
    ["\0ana\0ben's password", 'not-authorized'],
    ["\0nobody\0ana's password", 'not-authorized'],
    ["ben@localhost\0ana\0ana's password", 'invalid-authzid'],
    ["\0ana@localhost\0ana's password", 'not-authorized'],
    ['nonsense', 'malformed-request'],
  ])('that is sent itself is refused where it is wrong: %j', async (data, condition) => {
    const { server, trust } = await runSecureServer(['ana', 'ben'], { allowPlain: true });
    const { device } = await opened(server, trust);
    expect(await device.answers(auth('PLAIN', data))).toMatchObject({ kind: 'failure', condition });
  });

  it('is not taken where it was not offered', async () => {
    const { device } = await opened(await runServer(['ana'], {}, undefined, { allowPlain: true }));
    const answer = await device.answers(auth('PLAIN', "\0ana\0ana's password"));
    expect(answer).toMatchObject({ condition: 'invalid-mechanism' });
  });
});

describe('A certificate', () => {
  const names = ['ana', 'ben'];

  it.each<[string, CertificateWish, string, string]>([
    ['an XMPP address', { names: ['xmpp:ana@localhost'] }, '', 'ana'],
    ['an e-mail address', { names: ['email:ana@localhost'] }, '', 'ana'],
    ['a common name', { commonName: 'ana' }, '', 'ana'],
    ['a common name that is an address', { commonName: 'ana@localhost' }, '', 'ana'],
    ['its own name', { names: ['xmpp:ana@localhost'] }, 'ana@localhost', 'ana'],
    ['one of several', { names: ['xmpp:ana@localhost', 'xmpp:ben@localhost'] }, 'ben@localhost', 'ben'],
    ['the only one that is ours', { names: ['xmpp:ana@elsewhere', 'xmpp:ben@localhost'] }, '', 'ben'],
  ])('signs in by %s', async (_, wish, authorizationId, name) => {
    const { server } = await runSecureServer(names);
    const { device } = await opened(server, await certified(wish));
    expect(await device.answers(auth('EXTERNAL', authorizationId))).toMatchObject({ kind: 'success' });
    expect(await signedIn(device)).toBe(`${name}@localhost/desk`);
  });

  it.each<[string, CertificateWish, string, string]>([
    ['somebody else', { names: ['xmpp:ana@localhost'] }, 'ben@localhost', 'invalid-authzid'],
    [
      'several, and none is chosen',
      { names: ['xmpp:ana@localhost', 'xmpp:ben@localhost'] },
      '',
      'invalid-authzid',
    ],
    ['an address elsewhere', { names: ['xmpp:ana@elsewhere'], commonName: 'ana' }, '', 'not-authorized'],
    [
      'ana for mail and somebody else for XMPP',
      { names: ['xmpp:x@elsewhere', 'email:ana@localhost'] },
      '',
      'not-authorized',
    ],
    ['a device', { names: ['xmpp:ana@localhost/desk'] }, '', 'not-authorized'],
    ['nobody here', { names: ['xmpp:nobody@localhost'] }, '', 'not-authorized'],
    ['the operator', { names: ['xmpp:perch-operator@localhost'] }, '', 'not-authorized'],
    ['a website', { names: ['DNS:localhost'], commonName: 'localhost website' }, '', 'not-authorized'],
  ])('is refused that names %s', async (_, wish, authorizationId, condition) => {
    const { server } = await runSecureServer(names);
    const { device } = await opened(server, await certified(wish));
    expect(await device.answers(auth('EXTERNAL', authorizationId))).toMatchObject({
      kind: 'failure',
      condition,
    });
  });
});

describe('A token', () => {
  const verifier: BearerVerifier = async (token) => {
    if (token === 'old') return { refused: 'credentials-expired', text: 'It has run out.' };
    return token === 'good' ? { signIn: { name: 'ana', by: 'token' } } : undefined;
  };

  it.each([
    ['by itself', { token: 'good' }],
    ['for who it is', { token: 'good', authorizationId: 'ana@localhost' }],
  ])('signs in %s', async (_, request) => {
    const server = await runServer(['ana'], {}, undefined, { bearers: [verifier] });
    const { device } = await opened(server);
    expect(await device.answers(auth('OAUTHBEARER', writeBearerRequest(request)))).toMatchObject({
      kind: 'success',
    });
    expect(await signedIn(device)).toBe('ana@localhost/desk');
  });

  it.each([
    ['that nobody knows', { token: 'bad' }, 'not-authorized'],
    ['that has run out', { token: 'old' }, 'credentials-expired'],
    ['of somebody else', { token: 'good', authorizationId: 'ben@localhost' }, 'invalid-authzid'],
    ['that is missing', { token: '' }, 'not-authorized'],
  ])('%s is refused, and the reason says where to get one', async (_, request, condition) => {
    const issuers = [
      {
        issuer: 'https://id.example',
        clientId: 'perch',
        audience: 'perch',
        userClaim: 'preferred_username',
        createAccounts: false,
      },
    ];
    const server = await runServer(['ana', 'ben'], {}, undefined, { bearers: [verifier], issuers });
    const { device } = await opened(server);
    const challenge = await device.answers(auth('OAUTHBEARER', writeBearerRequest(request)));
    const reason = challenge && 'data' in challenge ? readBearerFailure(challenge.data ?? '') : undefined;
    expect(reason).toEqual({
      status: 'invalid_token',
      scope: 'openid profile',
      openIdConfiguration: 'https://id.example/.well-known/openid-configuration',
      clientId: 'perch',
    });
    expect(await device.answers({ kind: 'response', data: '\x01' })).toMatchObject({
      kind: 'failure',
      condition,
    });
    // The client may have a better one.
    const better = auth('OAUTHBEARER', writeBearerRequest({ token: 'good' }));
    expect(await device.answers(better)).toMatchObject({ kind: 'success' });
  });

  it('that is malformed is refused', async () => {
    const { device } = await opened(await runServer([]));
    expect(await device.answers(auth('OAUTHBEARER', 'nonsense'))).toMatchObject({
      condition: 'malformed-request',
    });
  });
});

describe('While a proof is looked at', () => {
  async function waiting() {
    const { promise, resolve } = Promise.withResolvers<void>();
    const verifier: BearerVerifier = async (token) => {
      if (token === 'slow') await promise;
      return { signIn: { name: 'ana', by: 'token' } };
    };
    const server = await runServer(['ana'], {}, undefined, { bearers: [verifier] });
    const { device } = await opened(server);
    device.send(`<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="OAUTHBEARER">${slow}</auth>`);
    return { device, resolve };
  }
  const slow = Buffer.from(writeBearerRequest({ token: 'slow' })).toString('base64');

  it('a client may give up, and try something else', async () => {
    const { device, resolve } = await waiting();
    expect(await device.answers({ kind: 'abort' })).toMatchObject({ condition: 'aborted' });
    resolve();
    const outcome = await device.authenticate('ana', "ana's password", 'SCRAM-SHA-256');
    expect(outcome.getName()).toBe('success');
    expect(await signedIn(device)).toBe('ana@localhost/desk');
  });

  it('a client that does not wait is sent away', async () => {
    const { device } = await waiting();
    device.send('<response xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>');
    expect(String(await device.hears('error'))).toContain('policy-violation');
    await device.closed();
  });

  it('a client may leave', async () => {
    const { device, resolve } = await waiting();
    await device.cut();
    resolve();
  });
});
