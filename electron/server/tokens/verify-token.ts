import type { Timestamp } from '#electron/model/ids.ts';
import { hashSecret } from '../secrets.ts';
import { type BearerVerifier, wrongToken } from '../sign-in.ts';
import type { TokenStore } from '../storage/tokens.ts';

/** By which our own tokens are told from those of issuers. */
export const tokenPrefix = 'perch_';

/** Takes the server's own tokens for proof; `onUsed` hears of each time. */
export function verifyTokens(
  store: Pick<TokenStore, 'find'>,
  clock: () => Timestamp,
  onUsed: (id: string) => void,
): BearerVerifier {
  return (secret) => {
    if (!secret.startsWith(tokenPrefix)) return undefined;
    const token = store.find(hashSecret(secret));
    if (!token) return wrongToken;
    const { id, account: name, rights, rooms, until } = token;
    // Told only to whoever has the secret: it was theirs once.
    if (until !== undefined && until <= clock()) {
      return { refused: 'credentials-expired', text: 'This token has run out: ask for a new one.' };
    }
    onUsed(id);
    const end = until === undefined ? {} : { until };
    return { signIn: { name, by: 'token', scope: { rights, rooms }, tokenId: id, ...end } };
  };
}
