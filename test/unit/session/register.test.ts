import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerByInvitation } from '#electron/chat/index.ts';
import { readRegistration } from '#electron/stanza/0077-registration.ts';
import { readPreauth, writeRegistrationFeature } from '#electron/stanza/0445-preauth.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeMechanisms } from '#electron/stanza/rfc6120-sasl.ts';
import { stanzaError, writeStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, elements, xml } from '#electron/stanza/xml.ts';
import { FakeServer } from './fake-server.ts';

let server: FakeServer;
beforeEach(async () => {
  server = await FakeServer.start();
});
afterEach(() => server.stop());

const account = { name: 'ben', password: 'correct horse', displayName: 'Ben' };

function join(name = account.name): Promise<string> {
  const link = { domain: 'example.com', token: 'once', webSocket: server.url };
  return registerByInvitation(link, { ...account, name });
}

/** The payload of the next request. */
async function asked(namespace: string): Promise<{ readonly iq: Element; readonly payload: Element }> {
  const iq = await server.expectRequest(namespace);
  const [payload] = elements(iq);
  if (!payload) throw new Error('It asked for nothing.');
  return { iq, payload };
}

const opens = () => server.opens(writeMechanisms(['SCRAM-SHA-256']), writeRegistrationFeature());

test('an invitation becomes an account, without a sign-in, and the stream is closed', async () => {
  const joined = join();
  await opens();
  const preauth = await asked(NS.preauth);
  expect([readPreauth(preauth.payload), preauth.iq.attrs.to]).toEqual(['once', 'example.com']);
  server.answers(preauth.iq);
  const registration = await asked(NS.register);
  expect(readRegistration(registration.payload)).toEqual({
    username: 'ben',
    password: 'correct horse',
    name: 'Ben',
  });
  server.answers(registration.iq);
  await server.expectNamed('close');
  expect(await joined).toBe('ben@example.com');
});

test.each([
  ['item-not-found', 'InvitationInvalid'],
  ['not-allowed', 'InvitationInvalid'],
  ['resource-constraint', 'TooManyAttempts'],
  ['internal-server-error', 'ServerError'],
])('an invitation that is refused by %s is %s, and no password was told', async (condition, code) => {
  const refused = expect(join()).rejects.toMatchObject({ fault: { code } });
  await opens();
  server.refuses((await asked(NS.preauth)).iq, condition);
  await server.expectNamed('close');
  await refused;
});

test.each([
  ['conflict', 'Conflict'],
  ['not-acceptable', 'InvalidArgument'],
  ['item-not-found', 'InvitationInvalid'],
  ['forbidden', 'InvitationInvalid'],
  ['policy-violation', 'TooManyAttempts'],
])('an account that is refused by %s is %s', async (condition, code) => {
  const refused = expect(join()).rejects.toMatchObject({ fault: { code } });
  await opens();
  server.answers((await asked(NS.preauth)).iq);
  server.refuses((await asked(NS.register)).iq, condition);
  await refused;
});

test('a server that knows no invitations hears none', async () => {
  const refused = expect(join()).rejects.toMatchObject({ fault: { code: 'MsgNotSupported' } });
  await server.opens(writeMechanisms(['SCRAM-SHA-256']));
  await server.expectNamed('close');
  await refused;
});

test('a name that can be no address is refused before anybody is asked', async () => {
  for (const name of ['', 'a b', 'ben@home', 'ben/desk']) {
    await expect(join(name)).rejects.toMatchObject({ fault: { code: 'InvalidArgument' } });
  }
});

test('a server that goes away in the middle is told as such', async () => {
  const refused = expect(join()).rejects.toMatchObject({ fault: { code: 'ConnectionLost' } });
  await opens();
  await asked(NS.preauth);
  server.cuts();
  await refused;
});

test('nobody at the address of the invitation is told as such', async () => {
  const link = { domain: 'example.com', token: 'once', webSocket: server.url };
  await server.stop();
  const joined = registerByInvitation(link, account);
  await expect(joined).rejects.toMatchObject({ fault: { code: 'ConnectionRefused' } });
  server = await FakeServer.start();
});

test('why it is refused is told in the words of the server', async () => {
  const text = 'This invitation was withdrawn. Ask for a new one.';
  const refused = expect(join()).rejects.toMatchObject({ fault: { code: 'InvitationInvalid', text } });
  await opens();
  const { iq } = await asked(NS.preauth);
  const { id } = iq.attrs;
  const error = writeStanzaError(stanzaError('item-not-found', text));
  server.serverSends(xml('iq', { xmlns: NS.client, type: 'error', id, from: 'example.com' }, error));
  await refused;
});
