import { SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IssuerOptions } from '#electron/server/sign-on/issuer-options.ts';
import { issuer, now, type Signer, signer, world } from './issuing.ts';

const seconds = now / 1_000;
let first: Signer;
beforeAll(async () => {
  first = await signer('first');
});

describe('A token of an issuer', () => {
  it('signs in whom it names, until it runs out', async () => {
    const { verify, publish } = world();
    publish(first);
    expect(await verify(await first.token())).toEqual({
      signIn: { name: 'ana', by: 'token', until: now + 300_000 + 60_000 },
    });
  });

  it.each(['RS256', 'PS256', 'ES384', 'EdDSA'])('may be signed by %s', async (algorithm) => {
    const other = await signer('other', algorithm);
    const { verify, publish } = world();
    publish(first, other);
    expect(await verify(await other.token())).toHaveProperty('signIn.name', 'ana');
  });

  it.each([
    ['for the audience', { aud: 'chat' }],
    ['for several', { aud: ['chat', 'mail'] }],
    ['whose time has just ended', { exp: seconds - 59 }],
    ['whose time is just to begin', { nbf: seconds + 59, iat: seconds + 59 }],
    ['with a whole address', { preferred_username: 'ana@localhost' }],
    ['with a name in capitals', { preferred_username: 'Ana' }],
  ])('%s is taken', async (_, claims) => {
    const { verify, publish } = world();
    publish(first);
    expect(await verify(await first.token(claims))).toHaveProperty('signIn.name', 'ana');
  });

  it.each([
    ['for somebody else', { aud: 'mail' }, 'not-authorized', 'made for another service'],
    ['for nobody', { aud: undefined }, 'not-authorized', 'made for another service'],
    ['that ended five minutes ago', { exp: seconds - 300 }, 'credentials-expired', 'has run out'],
    ['that begins in five minutes', { nbf: seconds + 300 }, 'not-authorized', 'the clocks'],
    ['made in five minutes', { iat: seconds + 300, exp: seconds + 600 }, 'not-authorized', 'the clocks'],
    ['without an end', { exp: undefined }, 'not-authorized', 'not valid here'],
    ['without a subject', { sub: undefined }, 'not-authorized', 'no account here'],
    ['without a name', { preferred_username: undefined }, 'not-authorized', 'no account here'],
    ['with a number for a name', { preferred_username: 7 }, 'not-authorized', 'no account here'],
    ['with a name that is none', { preferred_username: 'a b' }, 'not-authorized', 'no account here'],
    [
      'with an address elsewhere',
      { preferred_username: 'ana@elsewhere' },
      'not-authorized',
      'no account here',
    ],
    ['with a device', { preferred_username: 'ana@localhost/desk' }, 'not-authorized', 'no account here'],
    ['of nobody here', { preferred_username: 'ben' }, 'not-authorized', 'no account here'],
  ])('%s is refused', async (_, claims, refused, text) => {
    const { verify, publish } = world();
    publish(first);
    const proof = await verify(await first.token(claims));
    expect(proof).toEqual({ refused, text: expect.stringContaining(text) });
  });

  it('that is no JWT, or of another issuer, is for others to judge', async () => {
    const { verify, publish, asked } = world();
    publish(first);
    for (const token of ['perch_abc', 'a.b.c', '..', await first.token({ iss: 'https://other.example' })]) {
      expect(await verify(token)).toBeUndefined();
    }
    expect(asked).toEqual([]);
  });

  it('that is not signed, or with a secret that everybody can know, is refused', async () => {
    const { verify, publish } = world();
    publish(first);
    const claims = { iss: issuer, aud: 'perch', sub: 's', preferred_username: 'ana', exp: seconds + 300 };
    const published = Buffer.from(JSON.stringify(first.published));
    const forged = [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(published),
      await (await signer('first')).token(),
      `${await first.token()}x`,
    ];
    for (const token of forged) {
      expect(await verify(token)).toMatchObject({ refused: 'not-authorized' });
    }
  });

  it('that says that somebody left is no token to enter by', async () => {
    const { verify, publish } = world();
    publish(first);
    expect(await verify(await first.token({}, { typ: 'logout+jwt' }))).toMatchObject({
      refused: 'not-authorized',
    });
    expect(await verify(await first.token({}, { typ: 'at+jwt' }))).toHaveProperty('signIn');
  });
});

describe('Whose account it is', () => {
  const mail: Partial<IssuerOptions> = { userClaim: 'email' };

  it('is written down: who gets the name later does not get the account', async () => {
    const { verify, publish } = world();
    publish(first);
    expect(await verify(await first.token())).toHaveProperty('signIn.name', 'ana');
    const other = await first.token({ sub: 'subject-2' });
    expect(await verify(other)).toMatchObject({ text: expect.stringContaining('no account here') });
    const renamed = await first.token({ preferred_username: 'anna' });
    expect(await verify(renamed)).toHaveProperty('signIn.name', 'ana');
  });

  it('is made only where that was asked for', async () => {
    for (const createAccounts of [true, false]) {
      const { verify, publish, accounts } = world({ createAccounts });
      publish(first);
      await verify(await first.token({ preferred_username: 'ben' }));
      expect(accounts.has('ben')).toBe(createAccounts);
    }
  });

  it.each([
    [{ email: 'ana@localhost', email_verified: true }, true],
    [{ email: 'ana@localhost', email_verified: false }, false],
    [{ email: 'ana@localhost' }, false],
    [{ email: 'ana@elsewhere', email_verified: true }, false],
  ])('is told by an e-mail address that the issuer is sure of: %o', async (claims, isIn) => {
    const { verify, publish, where } = world(mail);
    publish(first);
    expect('signIn' in ((await verify(await first.token(claims))) ?? {})).toBe(isIn);
    expect(where.scope).toContain('email');
  });

  it('is told to those who run the server where it is nobody’s, and to nobody else', async () => {
    const { verify, publish, logged } = world();
    publish(first);
    const proof = await verify(await first.token({ preferred_username: 'ana@elsewhere' }));
    expect(JSON.stringify(proof)).not.toContain('preferred_username');
    expect(logged).toEqual([expect.stringContaining('preferred_username')]);
  });
});
