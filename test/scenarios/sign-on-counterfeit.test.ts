import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { OpenIdProvider, signInAs } from '#test/support/open-id-provider.ts';
import { startPerchServer } from '#test/support/perch-server.ts';

test('a server that names the sign-on of another one gets no token, and the browser is not opened', async () => {
  const folder = temporaryFolder('counterfeit');
  onTestFinished(() => folder.remove());
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
});

/** An issuer of its own, which names the page of another one to sign in on, and itself to send the code to. */
async function startMixer(corp: OpenIdProvider, promisesIss: boolean): Promise<OpenIdProvider> {
  const mixer = await OpenIdProvider.starts({ users: [] });
  mixer.isReplacedBy(({ url }, response) => {
    if (url !== '/.well-known/openid-configuration') return false;
    const endpoints = {
      authorization_endpoint: `${corp.issuer}/auth`,
      token_endpoint: `${mixer.issuer}/token`,
    };
    const rest = {
      jwks_uri: `${mixer.issuer}/jwks`,
      authorization_response_iss_parameter_supported: promisesIss,
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ issuer: mixer.issuer, ...endpoints, ...rest }));
    return true;
  });
  return mixer;
}

test.each([
  { promisesIss: false, page: 'is not opened' },
  { promisesIss: true, page: 'gives a code that is sent to nobody' },
])('the page of another issuer $page (iss promised: $promisesIss)', async ({ promisesIss }) => {
  const folder = temporaryFolder('mixer');
  onTestFinished(() => folder.remove());
  const corp = await OpenIdProvider.starts({ users: [{ login: 'ana' }] });
  const mixer = await startMixer(corp, promisesIss);
  const evil = await startPerchServer({ args: ['--issuer', mixer.issuer, '--client-id', corp.clientId] });
  const ana = await Member.starts(folder.path);
  const waiting = ana.hears('signOn.waiting').then(({ url }) => signInAs(url, 'ana'));

  await expect(
    ana.ask('account.signOn', { address: 'ana@localhost', webSocket: evil.webSocket }),
  ).rejects.toMatchObject({ fault: { code: 'SignOnFailed' } });
  expect(mixer.requests).not.toContain('POST /token');
  if (promisesIss) await waiting;
  else expect(corp.requests).toEqual([]);

  await ana.stops();
  await Promise.all([evil.stop(), corp.stops(), mixer.stops()]);
});
