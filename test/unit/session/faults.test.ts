import { expect, test } from 'vitest';
import { FaultError } from '#electron/model/fault.ts';
import { connectFault } from '#electron/session/connect-fault.ts';
import { StanzaFaultError } from '#electron/session/request-fault.ts';
import { mendsItself, saslFault, streamFault } from '#electron/session/stream-fault.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

test.each([
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND x', 'HostNotFound'],
  ['EAI_AGAIN', 'getaddrinfo EAI_AGAIN x', 'HostNotFound'],
  ['ECONNREFUSED', '', 'ConnectionRefused'],
  ['EHOSTUNREACH', 'connect EHOSTUNREACH', 'ConnectionRefused'],
  ['ETIMEDOUT', 'connect ETIMEDOUT', 'TimedOut'],
  ['', 'Opening handshake has timed out', 'TimedOut'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'CertificateRejected'],
  ['CERT_HAS_EXPIRED', 'certificate has expired', 'CertificateRejected'],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    "Hostname/IP does not match certificate's altnames",
    'CertificateRejected',
  ],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate', 'CertificateRejected'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'SSL routines:wrong version number', 'NotXmpp'],
  ['', 'Unexpected server response: 200', 'NotXmpp'],
  ['', 'Unexpected server response: 302', 'NotXmpp'],
  ['', 'Unexpected server response: 404', 'NotXmpp'],
  ['', 'Unexpected server response: 503', 'ConnectionRefused'],
  ['', 'Server sent no subprotocol', 'NotXmpp'],
  ['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/', 'NotXmpp'],
  ['ECONNRESET', 'read ECONNRESET', 'ConnectionLost'],
])('an attempt that ends with %s (%s) is a fault %s', (code, message, expected) => {
  expect(connectFault(failure(code, message)).fault.code).toBe(expected);
});

test('an error that nobody foresaw tells nothing of its inside', () => {
  expect(connectFault(new Error('secret /home/ana')).fault.text).not.toContain('secret');
  expect(connectFault('secret').fault.text).not.toContain('secret');
});

test.each([
  ['not-authorized', 'NotAuthorized'],
  ['account-disabled', 'AccountDisabled'],
  ['credentials-expired', 'CredentialsExpired'],
  ['temporary-auth-failure', 'TooManyAttempts'],
  ['mechanism-too-weak', 'NoCommonMechanism'],
  ['encryption-required', 'InsecureConnection'],
] as const)('a sign-in that is refused by %s is a fault %s', (condition, expected) => {
  expect(saslFault(condition).fault.code).toBe(expected);
});

test.each([
  ['conflict', 'Conflict', false],
  ['host-unknown', 'HostNotFound', true],
  ['system-shutdown', 'ConnectionLost', true],
  ['policy-violation', 'ServerError', true],
  ['not-authorized', 'NotAuthorized', false],
])('a stream that ends by %s is a fault %s; tried again: %s', (condition, expected, again) => {
  const { fault } = streamFault(condition);
  expect([fault.code, mendsItself(fault)]).toEqual([expected, again]);
});

test('a refusal never shows the text that a server wrote', () => {
  const error = new StanzaFaultError(stanzaError('forbidden', 'Ana is a member of Panel'));
  expect(error.fault).toEqual({
    code: 'ErrorPermission',
    text: 'You do not have the right to do this. Ask whoever manages it.',
  });
  expect(error).toBeInstanceOf(FaultError);
});
