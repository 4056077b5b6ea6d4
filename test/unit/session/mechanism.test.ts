import { expect, test } from 'vitest';
import { FaultError } from '#electron/model/fault.ts';
import type { Credential } from '#electron/session/credential.ts';
import { type Channel, chooseMechanism, type Mechanism } from '#electron/session/mechanism.ts';

const password = { password: 'pencil' };
const consenting = { password: 'pencil', allowPlain: true };
const keysOf = (mechanism: 'SCRAM-SHA-1' | 'SCRAM-SHA-256') => ({
  keys: { mechanism, salt: 'AAAA', iterations: 4096, clientKey: 'AA', serverKey: 'AA' },
});
const token = { token: async () => 'token' };
const certificate = { certificate: { cert: '', key: '' } };

/** The mechanism, or the code of the fault. */
function choice(
  offered: readonly string[],
  credential: Credential,
  channel: Channel = 'encrypted',
  strongest?: Mechanism,
): string {
  try {
    return chooseMechanism({ offered, credential, channel, strongest });
  } catch (error) {
    return error instanceof FaultError ? error.fault.code : String(error);
  }
}

test.each([
  [['PLAIN', 'SCRAM-SHA-1', 'SCRAM-SHA-256'], password, 'SCRAM-SHA-256'],
  [['SCRAM-SHA-1', 'PLAIN'], password, 'SCRAM-SHA-1'],
  [['SCRAM-SHA-1', 'PLAIN'], consenting, 'SCRAM-SHA-1'],
  [['SCRAM-SHA-256-PLUS', 'SCRAM-SHA-256'], password, 'SCRAM-SHA-256'],
  [['PLAIN'], password, 'PlainNotAllowed'],
  [['PLAIN'], consenting, 'PLAIN'],
  [['OAUTHBEARER', 'EXTERNAL', 'ANONYMOUS', 'DIGEST-MD5'], password, 'NoCommonMechanism'],
  [[], consenting, 'NoCommonMechanism'],
  [['SCRAM-SHA-256', 'SCRAM-SHA-1'], keysOf('SCRAM-SHA-256'), 'SCRAM-SHA-256'],
  [['SCRAM-SHA-256', 'SCRAM-SHA-1'], keysOf('SCRAM-SHA-1'), 'SCRAM-SHA-1'],
  [['SCRAM-SHA-256'], keysOf('SCRAM-SHA-1'), 'NotAuthorized'],
  [['PLAIN'], keysOf('SCRAM-SHA-1'), 'WeakerSignIn'],
  [['SCRAM-SHA-1'], keysOf('SCRAM-SHA-256'), 'WeakerSignIn'],
  [['OAUTHBEARER'], keysOf('SCRAM-SHA-256'), 'NoCommonMechanism'],
  [['OAUTHBEARER', 'SCRAM-SHA-256'], token, 'OAUTHBEARER'],
  [['SCRAM-SHA-256', 'X-OAUTH2'], token, 'NoCommonMechanism'],
  [['EXTERNAL', 'SCRAM-SHA-256'], certificate, 'EXTERNAL'],
  [['SCRAM-SHA-256'], certificate, 'NoCommonMechanism'],
] as const)('of %j to %j it is %s', (offered, credential, expected) => {
  expect(choice(offered, credential)).toBe(expected);
});

test.each([
  ['open', consenting, ['PLAIN'], 'InsecureConnection'],
  ['loopback', consenting, ['PLAIN'], 'InsecureConnection'],
  ['open', consenting, ['PLAIN', 'SCRAM-SHA-1'], 'SCRAM-SHA-1'],
  ['open', token, ['OAUTHBEARER'], 'InsecureConnection'],
  ['loopback', token, ['OAUTHBEARER'], 'OAUTHBEARER'],
  ['loopback', certificate, ['EXTERNAL', 'SCRAM-SHA-256'], 'InsecureConnection'],
] as const)('on a channel that is %s with %j of %j it is %s', (channel, credential, offered, expected) => {
  expect(choice(offered, credential, channel)).toBe(expected);
});

test.each([
  ['SCRAM-SHA-256', ['SCRAM-SHA-1', 'PLAIN'], 'WeakerSignIn'],
  ['SCRAM-SHA-256', ['PLAIN'], 'WeakerSignIn'],
  ['SCRAM-SHA-256', ['SCRAM-SHA-256', 'PLAIN'], 'SCRAM-SHA-256'],
  ['SCRAM-SHA-1', ['PLAIN'], 'WeakerSignIn'],
  ['SCRAM-SHA-1', ['SCRAM-SHA-256'], 'SCRAM-SHA-256'],
  ['PLAIN', ['PLAIN'], 'PLAIN'],
  // Other kinds of credential say nothing of how strong a password is.
  ['OAUTHBEARER', ['SCRAM-SHA-1'], 'SCRAM-SHA-1'],
  ['EXTERNAL', ['PLAIN'], 'PLAIN'],
] as const)(
  'once signed in by %s, of %j it is %s, whatever the person allowed',
  (strongest, offered, expected) => {
    expect(choice(offered, consenting, 'encrypted', strongest)).toBe(expected);
  },
);

test('keys of a weaker mechanism than was used since are asked to give way to the password', () => {
  const offered = ['SCRAM-SHA-256', 'SCRAM-SHA-1'];
  expect(choice(offered, keysOf('SCRAM-SHA-1'), 'encrypted', 'SCRAM-SHA-256')).toBe('NotAuthorized');
});

test.each([
  [['GSSAPI', 'GS2-KRB5'], /Kerberos \(GSSAPI\).*does not support, because/],
  [['GSS-SPNEGO'], /Kerberos/],
  [['OAUTHBEARER', 'GSSAPI'], /Use single sign-on/],
  [['DIGEST-MD5'], /SCRAM-SHA-256/],
] as const)('where only %j are offered the sentence says what to do', (offered, sentence) => {
  expect(() => chooseMechanism({ offered, credential: password, channel: 'encrypted' })).toThrow(sentence);
});
