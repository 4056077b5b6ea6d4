import type { JWTPayload } from 'jose';
import { parseJid } from '#electron/stanza/jid.ts';
import { readAccountName } from '../account-name.ts';
import { isReadable } from '../rooms/readable.ts';

const longestDisplayName = 64;

/**
 * The local part of the account that a token names: the claim holds it, or the whole address, which must be of our
 * domain. An e-mail address counts only where the issuer has made sure of it (OpenID Connect Core, 5.1).
 */
export function accountNameIn(claims: JWTPayload, claim: string, domain: string): string | undefined {
  const value = claims[claim];
  if (typeof value !== 'string') return undefined;
  if (claim === 'email' && claims.email_verified !== true) return undefined;
  const jid = parseJid(value.includes('@') ? value : `${value}@${domain}`);
  return jid?.domain === domain && !jid.resource ? readAccountName(jid.local) : undefined;
}

/** How the person is called, where the issuer says so in a way that others can read. */
export function displayNameIn({ name }: JWTPayload): string | undefined {
  if (typeof name !== 'string') return undefined;
  const shown = [...name.trim()].slice(0, longestDisplayName).join('').trim();
  return shown !== '' && isReadable(shown) ? shown : undefined;
}
