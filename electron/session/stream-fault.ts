import { type Fault, type FaultCode, FaultError } from '../model/fault.ts';
import type { SaslFailure } from '../stanza/rfc6120-sasl.ts';

type Row = readonly [code: FaultCode, text: string, retry?: number];

const wrongSecret: Row = [
  'NotAuthorized',
  'The server does not accept this address and password. Check both.',
];
/** Nothing that the server offers, or takes, is among what we do. */
export const noSafeWay =
  'The server and Perch know no way to sign in that both find safe. Ask its administrator for SCRAM-SHA-256.';
const noneSafe: Row = ['NoCommonMechanism', noSafeWay];

const accountDisabled: Row = [
  'AccountDisabled',
  'This account is switched off. Ask the administrator of the server.',
];

/** RFC 6120, 6.5: why a sign-in was refused. */
const saslRows: Readonly<Record<SaslFailure, Row>> = {
  aborted: ['ServerError', 'The server broke the sign-in off. Try again later.'],
  'account-disabled': accountDisabled,
  'credentials-expired': [
    'CredentialsExpired',
    'This password has expired. Ask the administrator of the server for another.',
  ],
  'encryption-required': [
    'InsecureConnection',
    'The server asks for an encrypted connection. Use a wss:// server address.',
  ],
  'incorrect-encoding': wrongSecret,
  'invalid-authzid': [
    'NotAuthorized',
    'The server does not let you sign in to this account. Check the address.',
  ],
  'invalid-mechanism': noneSafe,
  'malformed-request': wrongSecret,
  'mechanism-too-weak': noneSafe,
  'not-authorized': wrongSecret,
  // Servers that slow guessing down say so with this one (6.5.11), and nothing more precise.
  'temporary-auth-failure': [
    'TooManyAttempts',
    'The server takes no sign-in to this account right now, as after too many attempts. Try again in some minutes.',
    60,
  ],
};

export function saslFault(condition: SaslFailure): FaultError {
  return faultOf(saslRows[condition]);
}

/** RFC 6120, 4.9.3: why a stream was ended. */
const streamRows: Readonly<Record<string, Row>> = {
  conflict: [
    'Conflict',
    'Perch was opened with this account elsewhere, under the same device name, and so it was disconnected here. Only one of them can be connected.',
  ],
  'host-unknown': ['HostNotFound', 'This server does not keep addresses of that domain. Check the address.'],
  'host-gone': ['HostNotFound', 'This server no longer keeps addresses of that domain. Check the address.'],
  'not-authorized': wrongSecret,
  'policy-violation': ['ServerError', 'The server ended the connection, because something broke its rules.'],
  'resource-constraint': ['ServerError', 'The server is too busy. Try again later.'],
  'system-shutdown': ['ConnectionLost', 'The server is shutting down.'],
  'unsupported-version': [
    'ServerTooOld',
    'The server speaks another version of the protocol than Perch. Ask its administrator to update it.',
  ],
};

/** Our server's own words beside the condition (RFC 6120, 4.9.4; docs/protocol.md): what a session signed in by is over. */
const endedSignIns: Readonly<Record<string, Row>> = {
  'account-disabled': accountDisabled,
  'credentials-expired': ['CredentialsExpired', 'This sign-on has expired. Sign on again.'],
  'credentials-revoked': [
    'NotAuthorized',
    'What you signed in with no longer counts: the password was changed, or the sign-in was withdrawn. Sign in again.',
  ],
};

/** `said`: our server's own element beside the condition. */
export function streamFault(condition: string, said = ''): FaultError {
  const row = endedSignIns[said] ?? streamRows[condition];
  return row ? faultOf(row) : endedByServer();
}

/** It said no more than that. */
export function endedByServer(): FaultError {
  return new FaultError('ConnectionLost', 'The server ended the connection.');
}

/** RFC 6120, 7.7.2: why a stream got no address of its own. */
const bindRows: Readonly<Record<string, Row>> = {
  conflict: [
    'Conflict',
    'This account is connected elsewhere under the same device name. Only one of them can be connected.',
  ],
  'not-allowed': wrongSecret,
  'resource-constraint': [
    'LimitExceeded',
    'This account is connected on as many devices as the server allows. Disconnect one of them.',
    60,
  ],
};

export function bindFault(condition: string): FaultError {
  return faultOf(
    bindRows[condition] ?? ['ServerError', 'The server did not finish the sign-in. Try again later.'],
  );
}

function faultOf([code, text, retry]: Row): FaultError {
  return new FaultError(code, text, retry === undefined ? {} : { retry });
}

/** Whether trying again unchanged can succeed; what remains needs a person. */
export function mendsItself({ code, retry }: Fault): boolean {
  return retry !== undefined || !needsSomebody.has(code);
}

const needsSomebody: ReadonlySet<FaultCode> = new Set([
  'NotAuthorized',
  'AccountDisabled',
  'CredentialsExpired',
  'SignOnFailed',
  'NoCommonMechanism',
  'PlainNotAllowed',
  'WeakerSignIn',
  'CertificateChanged',
  'ServerTooOld',
  'InsecureConnection',
  'Conflict',
  'InvalidArgument',
]);
