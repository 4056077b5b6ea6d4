import { describe, expect, it } from 'vitest';
import { type Form, makeForm } from '#electron/stanza/0004-form.ts';
import {
  createAccountCommand,
  type InvitationWish,
  inviteCommand,
  listInvitationsCommand,
  withdrawInvitationCommand,
  writeInvitationWish,
} from '#electron/stanza/0401-invitations.ts';
import { readInvitationLink } from '#electron/stanza/invitation-link.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { selfSigned } from '#test/support/tls.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { domain, run } from '../tokens/house.ts';
import { house, invite, join, list, publicUrl } from './house.ts';

const withdrawal = (id: string): Form => makeForm('submit', NS.invite, { id });
const day = 86_400_000;

describe('an invitation', () => {
  it('is a link that leads to where others reach the server', async () => {
    const { root } = await house();
    const { uri, expire = 0 } = await invite(root);
    expect(readInvitationLink(uri)).toMatchObject({ domain, webSocket: publicUrl });
    expect(Math.round((expire - Date.now()) / day)).toBe(7);
  });

  it('is made by the command of XEP-0401 for contacts too', async () => {
    const { root } = await house();
    const outcome = await run(root, inviteCommand, writeInvitationWish({}));
    expect(JSON.stringify(outcome)).toContain('preauth=');
  });

  it('bears the fingerprint of a certificate that no authority vouches for', async () => {
    const { server, root } = await house();
    const { pem, key, fingerprint } = await selfSigned({ names: ['IP:127.0.0.1'] });
    const tls = { certificate: pem, key };
    const { webSocket } = await server.listen({ host: '127.0.0.1', port: 0, tls, selfMade: true });
    const { uri } = await invite(root);
    expect(readInvitationLink(uri)).toMatchObject({ webSocket, certificate: fingerprint });
  });

  it('is listed with whom it is for, until when, and who came; its link never again', async () => {
    const { server, root } = await house();
    const [first, second] = [await invite(root, { note: 'Cleo, from Desk', days: 2 }), await invite(root)];
    expect(await join(server, first.token)).toBeUndefined();
    const [newest, oldest, ...more] = await list(root);
    expect(more).toEqual([]);
    expect(newest).toMatchObject({ id: second.id, state: 'open', madeBy: 'root@localhost' });
    expect(oldest).toMatchObject({
      id: first.id,
      state: 'used',
      usedBy: 'cleo@localhost',
      note: 'Cleo, from Desk',
    });
    const answer = JSON.stringify(await run(root, listInvitationsCommand));
    expect(answer).not.toContain(second.token);
  });

  it('can be withdrawn, and only what is still there', async () => {
    const { server, root } = await house();
    const { id = '', token } = await invite(root);
    expect(await run(root, withdrawInvitationCommand, withdrawal(id))).toMatchObject({ status: 'completed' });
    expect(await join(server, token)).toMatchObject({
      condition: 'item-not-found',
      text: expect.stringContaining('withdrawn'),
    });
    expect((await list(root))[0]?.state).toBe('withdrawn');
    expect(await run(root, withdrawInvitationCommand, withdrawal('99'))).toMatchObject({
      condition: 'item-not-found',
    });
  });

  it('that was used cannot be withdrawn', async () => {
    const { server, root } = await house();
    const { id = '', token } = await invite(root);
    await join(server, token);
    const outcome = await run(root, withdrawInvitationCommand, withdrawal(id));
    expect(outcome).toMatchObject({
      condition: 'not-allowed',
      text: expect.stringContaining('cleo@localhost'),
    });
  });
});

describe('inviting', () => {
  it.each<[string, InvitationWish, string]>([
    ['no days', { days: 0 }, 'not-acceptable'],
    ['too many days', { days: 366 }, 'not-acceptable'],
    ['an endless note', { note: 'a'.repeat(257) }, 'not-acceptable'],
    [
      'too many rooms',
      { rooms: Array.from({ length: 51 }, (_, at) => `r${at}@rooms.localhost`) },
      'not-acceptable',
    ],
    ['a room that is not there', { rooms: ['nowhere@rooms.localhost'] }, 'item-not-found'],
  ])('is refused in one sentence: %s', async (_, wish, condition) => {
    const { root } = await house();
    expect(await run(root, createAccountCommand, writeInvitationWish(wish))).toMatchObject({ condition });
    expect(await list(root)).toEqual([]);
  });

  it('is refused where nobody else gets to the server', async () => {
    const server = await runServer([]);
    await server.putAccount('root', "root's password", { administrator: true });
    const root = await Device.signIn(server, 'root');
    expect(await run(root, createAccountCommand, writeInvitationWish({}))).toMatchObject({
      condition: 'not-allowed',
      text: expect.stringContaining('let others join first'),
    });
  });

  it.each([inviteCommand, createAccountCommand, listInvitationsCommand, withdrawInvitationCommand])(
    'is for administrators: %s',
    async (node) => {
      const { server } = await house();
      const ana = await Device.signIn(server, 'ana');
      expect(await run(ana, node, withdrawal('1'))).toMatchObject({ condition: 'forbidden' });
    },
  );
});
