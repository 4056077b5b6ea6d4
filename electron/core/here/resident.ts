import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Secrets } from '#electron/host/host.ts';

/** Who lives on the built-in server of this computer. */
export interface Resident {
  readonly name: string;
  readonly token: string;
  /** Nobody lived here before. */
  readonly isNew: boolean;
}

const secretName = 'this computer';
const schema = v.object({ name: v.string(), token: v.string() });

/**
 * The account of this computer: made once, and the same after a sign-out. Where the key store forgot the token a
 * new one is made; the server takes it, because only its parent can tell it over their channel.
 */
export async function findResident(secrets: Secrets, name: string): Promise<Resident> {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), await secrets.get(secretName));
  if (kept.success) return { ...kept.output, isNew: false };
  const made = { name, token: randomBytes(32).toString('base64url') };
  await secrets.set(secretName, JSON.stringify(made));
  return { ...made, isNew: true };
}

/** The local part of an address made from a name as people write it: `Ada Lovelace` is `ada.lovelace`. */
export function localPart(displayName: string): string {
  const plain = displayName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  return words.join('.').slice(0, 64) || 'me';
}
