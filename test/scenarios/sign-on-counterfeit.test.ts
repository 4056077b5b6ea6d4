import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { OpenIdProvider, signInAs } from '#test/support/open-id-provider.ts';
import { startPerchServer } from '#test/support/perch-server.ts';

test('a server that names the sign-on of another one gets no token, and the browser is not opened', async () => {
  const folder = temporaryFolder('counterfeit');
  const provider = await OpenIdProvider.starts({
    users: [{ login: 'ana', claims: { preferred_username: 'ana' } }],
  });
  const trust = ['--issuer', provider.issuer, '--client-id', provider.clientId, '--create-accounts'];
  const own = await startPerchServer({ args: trust });
  const evil = await startPerchServer({ args: [...trust, '--domain', 'chat.evil.example'] });
  const ana = await Member.starts(folder.path);

  const waiting = ana.hears('signOn.waiting');
  const done = ana.ask('account.signOn', { address: 'ana@localhost', webSocket: own.webSocket });
  await signInAs((await waiting).url, 'ana');
  await done;

  const before = provider.requests.length;
  await expect(
    ana.ask('account.signOn', { address: 'ana@chat.evil.example', webSocket: evil.webSocket }),
  ).rejects.toMatchObject({ fault: { code: 'SignOnFailed', text: expect.stringContaining('localhost') } });
  expect(provider.requests).toHaveLength(before);
  // Who was there is still there.
  await ana.isOnline();

  await ana.stops();
  await Promise.all([own.stop(), evil.stop(), provider.stops()]);
  folder.remove();
});
