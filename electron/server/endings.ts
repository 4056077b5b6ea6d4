import { NS } from '#electron/stanza/namespaces.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';

/** Why somebody who is signed in is so no longer: RFC 6120, 4.9.3.12, with a condition of ours (4.9.4). */
function ending(name: string, text: string): StreamError {
  return { condition: 'not-authorized', text, application: { name, namespace: NS.perch } };
}

export const credentialsExpired = ending('credentials-expired', 'Your sign-in has run out: sign in again.');
export const accountDisabled = ending('account-disabled', 'This account is disabled.');
export const accountRemoved = ending('credentials-revoked', 'This account is gone.');
export const passwordChanged = ending(
  'credentials-revoked',
  'The password was changed: sign in with the new one.',
);
export const signOnUnlinked = ending(
  'credentials-revoked',
  'Your single sign-on does not belong to this account any more: sign in again.',
);
export const tokenRevoked = ending('credentials-revoked', 'This token was revoked.');
/** Of this device only: it may come back. */
export const sessionEnded: StreamError = { condition: 'reset', text: 'An administrator signed you out.' };
