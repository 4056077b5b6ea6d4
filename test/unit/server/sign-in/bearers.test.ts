import { describe, expect, it } from 'vitest';
import type { BearerVerifier } from '#electron/server/sign-in.ts';
import { readBearerFailure, writeBearerRequest } from '#electron/stanza/rfc7628-oauthbearer.ts';
import { runServer } from '../running.ts';
import { opened } from './secure-server.ts';
import { auth, enters } from './steps.ts';

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
    expect(await enters(device)).toBe('ana@localhost/desk');
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
    expect(await enters(device)).toBe('ana@localhost/desk');
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
