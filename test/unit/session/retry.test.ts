import { expect, test } from 'vitest';
import type { FaultCode } from '#electron/model/fault.ts';
import { retryAfter } from '#electron/session/retry.ts';

const password = { password: 'pencil' };
const token = { token: async () => '' };
const steady = 60_000;

const fault = (code: FaultCode, retry?: number) => ({ code, text: '', ...(retry && { retry }) });

test.each([
  ['ConnectionLost', true],
  ['TimedOut', true],
  ['HostNotFound', true],
  // Clocks and certificates are mended by others.
  ['CertificateRejected', true],
  ['CertificateChanged', false],
  ['NotAuthorized', false],
  ['AccountDisabled', false],
  ['CredentialsExpired', false],
  ['PlainNotAllowed', false],
  ['WeakerSignIn', false],
  ['ServerTooOld', false],
  ['SignOnFailed', false],
  // Two devices of one name would otherwise end each other for ever.
  ['Conflict', false],
] as const)('%s is tried again: %s', (code, again) => {
  for (const held of [undefined, steady]) {
    const ending = { fault: fault(code), ...(held && { held }) };
    expect(retryAfter(ending, 0, password, 0) !== undefined).toBe(again);
  }
});

test('what says when to try again is tried again then, and not before', () => {
  expect(retryAfter({ fault: fault('TooManyAttempts', 60) }, 0, password, 0)?.delay).toBe(60_000);
  expect(retryAfter({ fault: fault('SignOnFailed', 1) }, 6, password, 0)?.delay).toBe(30_000);
});

test('a token that ran out on a running stream is renewed; one that was refused is not', () => {
  expect(retryAfter({ fault: fault('CredentialsExpired'), held: 5 }, 0, token, 0)).toBeDefined();
  expect(retryAfter({ fault: fault('CredentialsExpired') }, 0, token, 0)).toBeUndefined();
});

test('attempts that fail in a row come later and later, and a stream that held begins anew', () => {
  const lost = fault('ConnectionLost');
  expect(retryAfter({ fault: lost }, 3, password, 0)).toEqual({ failures: 4, delay: 4_000 });
  expect(retryAfter({ fault: lost, held: steady }, 9, password, 0)).toEqual({ failures: 1, delay: 500 });
});
