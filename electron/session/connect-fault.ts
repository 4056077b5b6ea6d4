import { type FaultCode, FaultError } from '../model/fault.ts';

type Row = readonly [pattern: RegExp, code: FaultCode, text: string];

const late = 'The server did not answer in time. Check the network, or try again later.';

/**
 * What the errors of name resolution, TCP, TLS and the WebSocket handshake mean to a person. Each is matched
 * against `code message`, the first row wins.
 */
const rows: readonly Row[] = [
  [
    /ENOTFOUND|EAI_AGAIN|EAI_NODATA/,
    'HostNotFound',
    'No server of this name was found. Check the address and the network.',
  ],
  [
    /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ENETDOWN/,
    'ConnectionRefused',
    'The server cannot be reached. It may be switched off, or a firewall may be in the way.',
  ],
  [/ETIMEDOUT|handshake has timed out|TimeoutError/, 'TimedOut', late],
  [
    /ALERT_(CERTIFICATE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)/,
    'NotAuthorized',
    'The server does not accept the certificate of this account. Ask its administrator.',
  ],
  [
    /UNSUPPORTED_PROTOCOL|ALERT_PROTOCOL_VERSION|alert protocol version|unsupported protocol/,
    'InsecureConnection',
    "The server's encryption is outdated (older than TLS 1.2), so nothing was sent. Ask its administrator to update it.",
  ],
  [
    /ALTNAME|HOSTNAME_MISMATCH/,
    'CertificateRejected',
    "The server's certificate is that of another server, so nothing was sent. Check the server address, or ask its administrator.",
  ],
  [
    /CERT_HAS_EXPIRED/,
    'CertificateRejected',
    "The server's certificate has expired, so nothing was sent. Check this device's clock, and ask the server's administrator for a new one.",
  ],
  [
    /CERT_NOT_YET_VALID/,
    'CertificateRejected',
    "The server's certificate does not count yet, so nothing was sent. Check this device's clock, or ask the server's administrator.",
  ],
  [
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_UNTRUSTED/,
    'CertificateRejected',
    "Nobody whom this device trusts vouches for the server's certificate, so nothing was sent. Ask its administrator, or for an invitation link.",
  ],
  [
    /CERT|INVALID_CA|PATH_LENGTH/,
    'CertificateRejected',
    "The server's certificate does not prove that it is the server it claims to be, so nothing was sent. Ask its administrator.",
  ],
  [
    /ERR_SSL|EPROTO|SSL routines|ERR_TLS/,
    'NotXmpp',
    'The server does not speak TLS at this address. Check the server address.',
  ],
  [
    /Unexpected server response: (5\d\d|429)/,
    'ConnectionRefused',
    'The server is not available right now. Try again later.',
  ],
  [
    /Unexpected server response|subprotocol|HPE_|Parse Error|Invalid (Upgrade|Sec-WebSocket|URL)/,
    'NotXmpp',
    'What answers at this address is no chat server; it may be the login page of a network. Check the server address, or sign in to the network first.',
  ],
];

/** The fault of an attempt to connect. Of an error that nobody foresaw only the kind is told. */
export function connectFault(error: unknown): FaultError {
  if (error instanceof FaultError) return error;
  const text = describe(error);
  const row = rows.find(([pattern]) => pattern.test(text));
  if (row) return new FaultError(row[1], row[2], { cause: error });
  return new FaultError('ConnectionLost', 'The connection to the server was lost.', { cause: error });
}

/** The server took longer than anybody waits. */
export function tooLate(): FaultError {
  return new FaultError('TimedOut', late);
}

/** Whether it says that no chat server of the right name answers there, and nothing of who asks. */
export function isOfThePlace(code: FaultCode): boolean {
  return ofThePlace.has(code);
}

const ofThePlace: ReadonlySet<FaultCode> = new Set([
  'HostNotFound',
  'ConnectionRefused',
  'TimedOut',
  'NotXmpp',
  'CertificateRejected',
]);

function describe(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error ? String(error.code) : '';
  return `${error.name} ${code} ${error.message}`;
}
