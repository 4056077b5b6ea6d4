import { type FaultCode, FaultError } from '../model/fault.ts';

type Row = readonly [code: FaultCode, text: string];

/** RFC 6120, 6.5: why a sign-in was refused. */
const saslRows: Readonly<Record<string, Row>> = {
  'account-disabled': [
    'AccountDisabled',
    'This account is switched off. Ask the administrator of the server.',
  ],
  'credentials-expired': [
    'AccountDisabled',
    'This password has expired. Ask the administrator of the server.',
  ],
  'temporary-auth-failure': ['ServerError', 'The server cannot check passwords right now. Try again later.'],
  'encryption-required': [
    'InsecureConnection',
    'The server asks for an encrypted connection. Use a wss:// server address.',
  ],
  'mechanism-too-weak': [
    'NoCommonMechanism',
    'The server and Perch know no way to sign in that both find safe.',
  ],
  'invalid-mechanism': [
    'NoCommonMechanism',
    'The server and Perch know no way to sign in that both find safe.',
  ],
};

export function saslFault(condition: string): FaultError {
  const [code, text] = saslRows[condition] ?? [
    'NotAuthorized',
    'The server does not accept this address and password. Check both.',
  ];
  return new FaultError(code, text);
}

/** RFC 6120, 4.9.3: why a stream was ended. */
const streamRows: Readonly<Record<string, Row>> = {
  conflict: [
    'Conflict',
    'This account was signed in elsewhere under the same device name, which ended this connection.',
  ],
  'host-unknown': ['HostNotFound', 'This server does not keep addresses of that domain. Check the address.'],
  'host-gone': ['HostNotFound', 'This server no longer keeps addresses of that domain. Check the address.'],
  'not-authorized': ['NotAuthorized', 'The server does not accept this address and password. Check both.'],
  'policy-violation': ['ServerError', 'The server ended the connection, because something broke its rules.'],
  'resource-constraint': ['ServerError', 'The server is too busy. Try again later.'],
  'system-shutdown': ['ConnectionLost', 'The server is shutting down.'],
  'unsupported-version': ['NotXmpp', 'The server speaks another version of the protocol.'],
};

export function streamFault(condition: string): FaultError {
  const [code, text] = streamRows[condition] ?? ['ConnectionLost', 'The server ended the connection.'];
  return new FaultError(code, text);
}

/** Whether trying again unchanged can succeed; what remains needs a person. */
export function mendsItself(code: FaultCode): boolean {
  return !needsSomebody.has(code);
}

const needsSomebody: ReadonlySet<FaultCode> = new Set([
  'NotAuthorized',
  'AccountDisabled',
  'NoCommonMechanism',
  'InsecureConnection',
  'Conflict',
  'InvalidArgument',
]);
