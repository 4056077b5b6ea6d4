import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InvitationLink, registerByInvitation, UserEndpoint } from '#electron/chat/index.ts';
import {
  createAccountCommand,
  listInvitationsCommand,
  readInvitationList,
  readMadeInvitation,
  withdrawInvitationCommand,
} from '#electron/stanza/0401-invitations.ts';
import { readInvitationLink } from '#electron/stanza/invitation-link.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { asOperator } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { type Certificate, saveTls, selfSigned } from '#test/support/tls.ts';

let folder: TemporaryFolder;
let certificate: Certificate;
let server: PerchServer;
beforeAll(async () => {
  folder = temporaryFolder('joining');
  certificate = await selfSigned({ names: ['DNS:localhost', 'IP:127.0.0.1'] });
  server = await startPerchServer({ tls: saveTls(folder.path, certificate, certificate.pem) });
});
afterAll(async () => {
  await server?.stop();
  folder?.remove();
});

const password = 'a horse of my own';

/** An invitation to the server at its place on the network, by the certificate that it shows there. */
async function invites(): Promise<{ readonly id: string; readonly link: InvitationLink }> {
  const { form } = await asOperator(server, createAccountCommand, {});
  const made = form && readMadeInvitation(form);
  if (!made?.id) throw new Error('The server gave no invitation.');
  const { domain, token } = readInvitationLink(made.uri);
  const webSocket = server.secureWebSocket ?? '';
  return { id: made.id, link: { domain, token, webSocket, certificate: certificate.fingerprint } };
}

const states = async () => {
  const { form } = await asOperator(server, listInvitationsCommand, {});
  return Object.fromEntries((form ? readInvitationList(form) : []).map(({ id, state }) => [id, state]));
};

test('a second person joins by the link over wss; a third with the same link does not', async () => {
  const { id, link } = await invites();
  const address = await registerByInvitation(link, { name: 'zoe', password, displayName: 'Zoe' });
  expect(address).toBe('zoe@localhost');
  const { webSocket, certificate: pin } = link;
  const zoe = new UserEndpoint({ address, credential: { password }, webSocket, pin });
  await zoe.establish();
  await zoe.terminate();
  expect((await states())[id]).toBe('used');
  await expect(registerByInvitation(link, { name: 'mallory', password })).rejects.toMatchObject({
    fault: { code: 'InvitationInvalid', text: expect.stringMatching(/used/) },
  });
});

test('a certificate that was replaced hears neither token nor password', async () => {
  const { id, link } = await invites();
  const other = { ...link, certificate: 'ab'.repeat(32) };
  await expect(registerByInvitation(other, { name: 'yara', password })).rejects.toMatchObject({
    fault: { code: 'CertificateChanged' },
  });
  expect((await states())[id]).toBe('open');
});

test('a name that is taken, or a password that is too short, leaves the invitation as good as before', async () => {
  const { link } = await invites();
  await expect(registerByInvitation(link, { name: 'ana1', password })).rejects.toMatchObject({
    fault: { code: 'Conflict' },
  });
  await expect(registerByInvitation(link, { name: 'xena', password: '1' })).rejects.toMatchObject({
    fault: { code: 'InvalidArgument' },
  });
  expect(await registerByInvitation(link, { name: 'xena', password })).toBe('xena@localhost');
});

test('an invitation that was withdrawn, or that never was, makes no account', async () => {
  const { id, link } = await invites();
  await asOperator(server, withdrawInvitationCommand, { id });
  const joins = (token: string) => registerByInvitation({ ...link, token }, { name: 'will', password });
  const refusal = (text: RegExp) => ({
    fault: { code: 'InvitationInvalid', text: expect.stringMatching(text) },
  });
  await expect(joins(link.token)).rejects.toMatchObject(refusal(/withdrawn/));
  await expect(joins(`${link.token}x`)).rejects.toMatchObject(refusal(/./));
});

test('of two who use one link at the same time one gets in', async () => {
  const { link } = await invites();
  const both = await Promise.allSettled(
    ['vera', 'vito'].map((name) => registerByInvitation(link, { name, password })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});
