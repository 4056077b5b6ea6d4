/** The SASL mechanism that sends the password itself (RFC 4616): only over TLS. */
export const plainMechanism = 'PLAIN';

export interface PlainMessage {
  /** Absent: whoever signs in acts for themselves. */
  readonly authorizationId?: string;
  readonly name: string;
  readonly password: string;
}

export function writePlain({ authorizationId = '', name, password }: PlainMessage): string {
  return `${authorizationId}\0${name}\0${password}`;
}

/** Undefined where it is malformed: three parts, the last two not empty, none over 1,023 bytes (RFC 4616, 2). */
export function readPlain(message: string): PlainMessage | undefined {
  const [authorizationId = '', name = '', password = '', ...more] = message.split('\0');
  const isLong = [authorizationId, name, password].some((part) => Buffer.byteLength(part) > mostBytes);
  if (name === '' || password === '' || more.length > 0 || isLong) return undefined;
  return { ...(authorizationId !== '' && { authorizationId }), name, password };
}

const mostBytes = 1_023;
