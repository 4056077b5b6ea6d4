import { UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { chooseBearer } from '#electron/core/sign-on/choose-bearer.ts';

const now = 1_700_000_000_000;
/** By an issuer whose clock is an hour behind. */
const theirs = now / 1000 - 3600;

function token(audience: string | string[], lifetime: number): string {
  return new UnsecuredJWT({})
    .setAudience(audience)
    .setIssuedAt(theirs)
    .setExpirationTime(theirs + lifetime)
    .encode();
}

const id = token('perch', 300);

test.each([
  ['an access token for this client', token('perch', 60), 'access', 60],
  ['one for this client among others', token(['api', 'perch'], 60), 'access', 60],
  ['one for somebody else', token('https://api.example', 60), 'id', 300],
  ['one that is no JWT', 'opaque', 'id', 300],
])('of %s, %j, the server gets the %s token', (_what, access, chosen, lifetime) => {
  const { bearer, until } = chooseBearer({ access_token: access, id_token: id, expires_in: 7 }, 'perch', now);
  expect(bearer).toBe(chosen === 'access' ? access : id);
  expect(until).toBe(now + lifetime * 1000);
});

test('a renewal without an ID token leaves the access token, which lives as long as the issuer says', () => {
  const granted = { access_token: 'opaque', expires_in: 90 };
  expect(chooseBearer(granted, 'perch', now)).toEqual({ bearer: 'opaque', until: now + 90_000 });
  expect(chooseBearer({ access_token: 'opaque' }, 'perch', now).until).toBeGreaterThan(now);
});
