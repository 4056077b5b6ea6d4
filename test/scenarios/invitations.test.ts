import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { registerByInvitation } from '#electron/chat/index.ts';
import {
  createAccountCommand,
  listInvitationsCommand,
  readInvitationList,
  readMadeInvitation,
  withdrawInvitationCommand,
} from '#electron/stanza/0401-invitations.ts';
import { type InvitationLink, readInvitationLink } from '#electron/stanza/invitation-link.ts';
import { password } from '#test/support/chat-server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { asOperator } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { makeTls, type TlsMaterial } from '#test/support/tls.ts';

/** A server for one team, over TLS; whoever runs it invites. */
let folder: TemporaryFolder;
let tls: TlsMaterial;
let server: PerchServer;

beforeAll(async () => {
  const keys = temporaryFolder('keys');
  tls = await makeTls(keys.path, ['DNS:localhost']);
  return () => keys.remove();
});
beforeEach(async () => {
  folder = temporaryFolder('invitations');
  server = await starts();
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

const starts = (): Promise<PerchServer> => startPerchServer({ tls, data: `${folder.path}/data` });

async function invites(values: Readonly<Record<string, string | readonly string[]>> = {}) {
  const { form } = await asOperator(server, createAccountCommand, values);
  const made = form && readMadeInvitation(form);
  if (!made) throw new Error('There is no invitation.');
  return { id: made.id ?? '', link: here(readInvitationLink(made.uri)) };
}

/** The certificate names `localhost`; the server says where it listens by number. */
function here(link: InvitationLink): InvitationLink {
  expect(link.webSocket).toMatch(/^wss:/);
  return { ...link, webSocket: server.secureWebSocket ?? '' };
}

function comes(link: InvitationLink, name: string): Promise<string> {
  return registerByInvitation(link, { name, password, displayName: 'Eve' }, { ca: tls.ca });
}

async function list() {
  const { form } = await asOperator(server, listInvitationsCommand, {});
  return form ? readInvitationList(form) : [];
}

test('Eve comes over TLS with a link, finds Desk on her list, and talks with Ana; whoever has the link after her is refused', async () => {
  const ana = await Person.signsIn(server, 'ana');
  const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
  const { link } = await invites({ rooms: [desk], note: 'Eve' });
  expect(await comes(link, 'Eve')).toBe('eve@localhost');
  const eve = await Person.returns(server, 'eve@localhost', { webSocket: link.webSocket ?? '', ca: tls.ca });
  expect(await eve.chat.services.followedRooms.list()).toEqual([
    { room: desk, name: 'Desk', autojoin: true },
  ]);
  await eve.joins(desk);
  await eve.says(desk, 'here I am');
  await ana.sees(desk, 'here I am');
  await expect(comes(link, 'frank')).rejects.toMatchObject({ fault: { code: 'InvitationInvalid' } });
  expect(await list()).toMatchObject([{ state: 'used', usedBy: 'eve@localhost', note: 'Eve' }]);
  await Promise.all([ana.leaves(), eve.leaves()]);
});

test('an invitation that was withdrawn lets nobody in, and neither does one for another server', async () => {
  const { id, link } = await invites();
  await asOperator(server, withdrawInvitationCommand, { id });
  await expect(comes(link, 'eve')).rejects.toMatchObject({ fault: { code: 'InvitationInvalid' } });
  await expect(comes({ ...link, domain: 'elsewhere.example' }, 'eve')).rejects.toThrow();
  await expect(Person.returns(server, 'eve@localhost')).rejects.toMatchObject({
    fault: { code: 'NotAuthorized' },
  });
});

test('a name that is taken and a password that is too short leave the invitation as it was', async () => {
  await server.account('ana');
  const { link } = await invites();
  await expect(comes(link, 'ana1')).rejects.toMatchObject({ fault: { code: 'Conflict' } });
  await expect(
    registerByInvitation(link, { name: 'eve', password: 'short' }, { ca: tls.ca }),
  ).rejects.toMatchObject({
    fault: { code: 'InvalidArgument', text: 'A password has at least 8 characters.' },
  });
  expect(await comes(link, 'eve')).toBe('eve@localhost');
});

test('somebody who was told that they are in is in, and their link used, also when the server is killed right then', async () => {
  const { link } = await invites();
  await comes(link, 'eve');
  await server.process.kill();
  server = await starts();
  const eve = await Person.returns(server, 'eve@localhost');
  await eve.leaves();
  const again = { ...link, webSocket: server.secureWebSocket ?? '' };
  await expect(comes(again, 'frank')).rejects.toMatchObject({ fault: { code: 'InvitationInvalid' } });
});

test('somebody who guesses is slowed down, until a good link too must wait', async () => {
  const ana = await Person.signsIn(server, 'ana');
  await ana.leaves();
  const { link } = await invites();
  const codes = new Set<unknown>();
  for (let guess = 0; guess < 100 && !codes.has('TooManyAttempts'); guess++) {
    const wrong = comes({ ...link, token: `guess-${guess}` }, 'eve');
    codes.add(await wrong.catch((error) => error.fault.code));
  }
  expect([...codes]).toEqual(['InvitationInvalid', 'TooManyAttempts']);
  await expect(comes(link, 'eve')).rejects.toMatchObject({ fault: { code: 'TooManyAttempts' } });
  // Whoever was in from there before is not kept out by that.
  await (await Person.returns(server, ana.address)).leaves();
});
