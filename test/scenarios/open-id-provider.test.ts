import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '#test/support/open-id/ask.ts';
import { OpenIdProvider } from '#test/support/open-id-provider.ts';

let provider: OpenIdProvider;
beforeAll(async () => {
  const claims = { preferred_username: 'ana', email: 'ana@example.com', email_verified: true };
  provider = await OpenIdProvider.starts({ users: [{ login: 'ana', claims }] });
});
afterAll(() => provider?.stops());

const verify = async (token: string, audience: string) => {
  const { body } = await ask(new URL('/jwks', provider.issuer));
  const keys: JSONWebKeySet = JSON.parse(body);
  return jwtVerify(token, createLocalJWKSet(keys), { issuer: provider.issuer, audience });
};
const refresh = (token: string) =>
  ask(new URL('/token', provider.issuer), {
    form: { grant_type: 'refresh_token', client_id: provider.clientId, refresh_token: token },
  });

test('the provider gives tokens that its published keys prove, and renews them', async () => {
  const { accessToken, idToken, refreshToken } = await provider.tokensFor('ana');
  const access = await verify(accessToken, provider.audience);
  expect(access.payload).toMatchObject({ sub: 'ana', preferred_username: 'ana', email: 'ana@example.com' });
  expect((await verify(idToken, provider.clientId)).payload).toMatchObject({ preferred_username: 'ana' });
  expect((await refresh(refreshToken)).status).toBe(200);
});

test('the provider refuses whom it does not know, and renews nothing that was taken back', async () => {
  await expect(provider.tokensFor('eve')).rejects.toThrow('no tokens');
  const { refreshToken } = await provider.tokensFor('ana');
  provider.revokes('ana');
  expect((await refresh(refreshToken)).body).toContain('invalid_grant');
});

test('the provider signs with another key when told so', async () => {
  const before = await provider.tokensFor('ana');
  await provider.rotatesKeys('stays published');
  const between = await provider.tokensFor('ana');
  await verify(before.accessToken, provider.audience);
  await verify(between.accessToken, provider.audience);
  await provider.rotatesKeys('is gone');
  await expect(verify(between.accessToken, provider.audience)).rejects.toThrow();
  expect((await refresh(between.refreshToken)).status).toBe(200);
});

test('the provider errs in time and audience when told so', async () => {
  provider.setsClock(300);
  const ahead = await provider.tokensFor('ana');
  expect((decodeJwt(ahead.accessToken).iat ?? 0) - Date.now() / 1000).toBeGreaterThan(200);
  provider.setsClock(0);
  provider.mistakesAudience('https://other.example');
  const { accessToken } = await provider.tokensFor('ana');
  provider.mistakesAudience(undefined);
  expect((await verify(accessToken, 'https://other.example')).payload.sub).toBe('ana');
});

test('the provider goes away and comes back at the same address', async () => {
  await provider.goesAway();
  await expect(ask(new URL('/jwks', provider.issuer))).rejects.toThrow();
  await provider.comesBack();
  expect((await ask(new URL('/jwks', provider.issuer))).status).toBe(200);
});
