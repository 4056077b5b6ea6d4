import { expect, test } from 'vitest';
import type { Tokens } from '#electron/core/account/kept-tokens.ts';
import { createTokenSource } from '#electron/core/sign-on/token-source.ts';
import { FaultError } from '#electron/model/fault.ts';

const hour = 3_600_000;
const first: Tokens = {
  issuer: 'https://id.example/.well-known/openid-configuration',
  clientId: 'perch',
  bearer: 'token-1',
  until: hour,
  refresh: 'refresh-1',
};

/** An issuer that takes each refresh token once. */
function issuer() {
  const kept: Tokens[] = [];
  let now = 0;
  let renewals = 0;
  let trouble: FaultError | undefined;
  const token = createTokenSource({
    tokens: first,
    now: () => now,
    renew: async (tokens) => {
      renewals += 1;
      if (trouble) throw trouble;
      expect(tokens.refresh).toBe(`refresh-${renewals}`);
      const n = renewals + 1;
      return { ...tokens, bearer: `token-${n}`, refresh: `refresh-${n}`, until: now + hour };
    },
    keep: async (tokens) => void kept.push(tokens),
  });
  return {
    token,
    kept,
    renewals: () => renewals,
    at: (time: number) => {
      now = time;
    },
    fails: (fault: FaultError | undefined) => {
      trouble = fault;
    },
  };
}

test('a token that still counts is used, and nobody is asked', async () => {
  const { token, renewals } = issuer();
  expect(await token()).toBe('token-1');
  expect(renewals()).toBe(0);
});

test('a minute before its end it is renewed and kept, once for all that ask at the same time', async () => {
  const { token, kept, renewals, at } = issuer();
  at(hour - 60_000);
  expect(await Promise.all([token(), token(), token()])).toEqual(['token-2', 'token-2', 'token-2']);
  expect(renewals()).toBe(1);
  expect(kept.map(({ refresh }) => refresh)).toEqual(['refresh-2']);
  at(2 * hour);
  expect(await token()).toBe('token-3');
});

test('a token that the server refused is renewed, whatever time it seems to have left', async () => {
  const { token } = issuer();
  expect(await token('token-1')).toBe('token-2');
  expect(await token('token-1')).toBe('token-2');
});

test('an issuer that is away for a moment does no harm while the token counts, and is said when it no longer does', async () => {
  const { token, at, fails } = issuer();
  fails(new FaultError('ConnectionRefused', 'away'));
  at(hour - 1);
  expect(await token()).toBe('token-1');
  await expect(token('token-1')).rejects.toMatchObject({ fault: { code: 'ConnectionRefused' } });
  at(hour);
  await expect(token()).rejects.toMatchObject({ fault: { code: 'ConnectionRefused' } });
});

test('what the issuer renews no longer needs a person', async () => {
  const { token, at, fails } = issuer();
  fails(new FaultError('CredentialsExpired', 'over'));
  // Also while the old one would still count: whoever was shut out is not to come in once more.
  at(hour - 1);
  await expect(token()).rejects.toMatchObject({ fault: { code: 'CredentialsExpired' } });
});
