import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * SCRAM for both ends (RFC 5802; RFC 7677 for SHA-256): keys, messages and proofs. No channel binding. Nonces
 * and salts are passed in.
 */
export const scramMechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-1'] as const;
export type ScramMechanism = (typeof scramMechanisms)[number];

/** What a client may keep in place of the password: it signs in on this one server only. */
export interface ScramClientKeys {
  readonly clientKey: Buffer;
  readonly serverKey: Buffer;
}

/** What a server keeps: with it alone nobody can sign in. */
export interface ScramServerKeys {
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

const hashes = { 'SCRAM-SHA-256': 'sha256', 'SCRAM-SHA-1': 'sha1' } as const;
const sizes = { 'SCRAM-SHA-256': 32, 'SCRAM-SHA-1': 20 } as const;
const derive = promisify(pbkdf2);

/** Slow on purpose; runs in Node's thread pool. */
export async function deriveScramKeys(
  mechanism: ScramMechanism,
  password: string,
  salt: Buffer,
  iterations: number,
): Promise<ScramClientKeys> {
  const size = sizes[mechanism];
  const salted = await derive(preparePassword(password), salt, iterations, size, hashes[mechanism]);
  return {
    clientKey: hmac(mechanism, salted, 'Client Key'),
    serverKey: hmac(mechanism, salted, 'Server Key'),
  };
}

export function serverKeys(mechanism: ScramMechanism, keys: ScramClientKeys): ScramServerKeys {
  return { storedKey: hash(mechanism, keys.clientKey), serverKey: keys.serverKey };
}

export interface ClientFirst {
  readonly username: string;
  readonly nonce: string;
  /** The part that enters the signature. */
  readonly bare: string;
  /** `n,,` or `y,,`: no channel binding, with an authorization identity if there is one. */
  readonly header: string;
  readonly authorizationId?: string;
}

export function writeClientFirst(
  username: string,
  nonce: string,
): ClientFirst & { readonly message: string } {
  const escaped = username.normalize('NFKC').replaceAll('=', '=3D').replaceAll(',', '=2C');
  const bare = `n=${escaped},r=${nonce}`;
  return { username, nonce, bare, header: 'n,,', message: `n,,${bare}` };
}

export function readClientFirst(message: string): ClientFirst | undefined {
  const match = /^([ny],(?:a=([^,]*))?,)(n=([^,]*),r=([^,]+)(?:,.*)?)$/s.exec(message);
  if (!match) return undefined;
  const [, header = '', authorizationId, bare = '', escaped = '', nonce = ''] = match;
  const username = unescapeName(escaped);
  if (!username) return undefined;
  const authorization = authorizationId === undefined ? undefined : unescapeName(authorizationId);
  return {
    username,
    nonce,
    bare,
    header,
    ...(authorization !== undefined && { authorizationId: authorization }),
  };
}

export interface ServerFirst {
  /** The client's nonce with the server's part appended. */
  readonly nonce: string;
  readonly salt: Buffer;
  readonly iterations: number;
  readonly message: string;
}

export function writeServerFirst(nonce: string, salt: Buffer, iterations: number): ServerFirst {
  const message = `r=${nonce},s=${salt.toString('base64')},i=${iterations}`;
  return { nonce, salt, iterations, message };
}

/** Undefined where it is malformed or does not continue our nonce (RFC 5802, 5.1). */
export function readServerFirst(message: string, clientNonce: string): ServerFirst | undefined {
  const match = /^r=([^,]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9]\d{0,8})(?:,.*)?$/s.exec(message);
  if (!match) return undefined;
  const [, nonce = '', salt = '', iterations = ''] = match;
  if (!nonce.startsWith(clientNonce) || nonce.length === clientNonce.length) return undefined;
  return { nonce, salt: Buffer.from(salt, 'base64'), iterations: Number(iterations), message };
}

/** The client's last message, and the signature that the server must answer with. */
export function writeClientFinal(
  mechanism: ScramMechanism,
  keys: ScramClientKeys,
  first: ClientFirst,
  challenge: ServerFirst,
): { readonly message: string; readonly serverSignature: string } {
  const withoutProof = `c=${Buffer.from(first.header).toString('base64')},r=${challenge.nonce}`;
  const signed = `${first.bare},${challenge.message},${withoutProof}`;
  const signature = hmac(mechanism, hash(mechanism, keys.clientKey), signed);
  const proof = xor(keys.clientKey, signature).toString('base64');
  const serverSignature = `v=${hmac(mechanism, keys.serverKey, signed).toString('base64')}`;
  return { message: `${withoutProof},p=${proof}`, serverSignature };
}

/** Checks the client's proof; answers the server's signature, or undefined where the proof is wrong. */
export function verifyClientFinal(
  mechanism: ScramMechanism,
  keys: ScramServerKeys,
  first: ClientFirst,
  challenge: ServerFirst,
  message: string,
): string | undefined {
  const match = /^(c=([^,]+),r=([^,]+)(?:,.*)?),p=([A-Za-z0-9+/]+={0,2})$/s.exec(message);
  if (!match) return undefined;
  const [, withoutProof = '', binding = '', nonce = '', proof = ''] = match;
  if (binding !== Buffer.from(first.header).toString('base64') || nonce !== challenge.nonce) return undefined;
  const signed = `${first.bare},${challenge.message},${withoutProof}`;
  const given = Buffer.from(proof, 'base64');
  if (given.length !== sizes[mechanism]) return undefined;
  const clientKey = xor(given, hmac(mechanism, keys.storedKey, signed));
  if (!timingSafeEqual(hash(mechanism, clientKey), keys.storedKey)) return undefined;
  return `v=${hmac(mechanism, keys.serverKey, signed).toString('base64')}`;
}

/** A keyed hash of the mechanism's own size: a server's believable salt for people it does not know. */
export function hmac(mechanism: ScramMechanism, key: Buffer, text: string): Buffer {
  return createHmac(hashes[mechanism], key).update(text).digest();
}

function hash(mechanism: ScramMechanism, data: Buffer): Buffer {
  return createHash(hashes[mechanism]).update(data).digest();
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));
}

/** SASLprep's mapping (RFC 4013, 2.1 and 2.2): other spaces become a space, then NFKC. */
function preparePassword(password: string): string {
  return password
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\u00ad/g, '')
    .normalize('NFKC');
}

/** RFC 5802, 5.1: `=2C` and `=3D` are the only escapes. */
function unescapeName(escaped: string): string | undefined {
  if (/=(?!2C|3D)/.test(escaped)) return undefined;
  return escaped.replaceAll('=2C', ',').replaceAll('=3D', '=');
}
