import { parseJid } from '#electron/stanza/jid.ts';
import { operatorName } from './operator.ts';
import { isReadable } from './rooms/readable.ts';

/**
 * The local part of an address, as it is compared (RFC 7622, 3.3); undefined for what no account may be called: nobody
 * is to pass for somebody else by what cannot be seen.
 */
export function readAccountName(text: string): string | undefined {
  const local = text.includes('@') ? undefined : parseJid(`${text}@localhost`)?.local;
  return local && local !== operatorName && isReadable(local) ? local : undefined;
}
