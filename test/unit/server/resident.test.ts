import { expect, it } from 'vitest';
import type { Sharing } from '#electron/server/listening/sharing.ts';
import { answerParent } from '#electron/server/parent-requests.ts';
import { runServer } from './running.ts';

const notShared: Sharing = {
  share: () => Promise.reject(new Error('nobody asks for this')),
  unshare: () => Promise.resolve(),
  renewCertificate: () => Promise.reject(new Error('nobody asks for this')),
};

it('gives who lives here the account of the name, again and again, and never that of a guest', async () => {
  const server = await runServer(['ben']);
  const ask = answerParent(server, notShared);
  const live = (name: string) => ask({ account: { name, token: 'a new token' } });

  const ana = { ready: { address: 'ana@localhost' } };
  expect(await live('ana')).toMatchObject(ana);
  expect(await live('ana')).toMatchObject(ana);

  const second = { ready: { address: 'ben.2@localhost' } };
  expect(await live('ben')).toMatchObject(second);
  expect(await live('ben')).toMatchObject(second);
  expect(server.isAdministrator('ben')).toBe(false);
});
