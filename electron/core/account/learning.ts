import type { UserEndpoint } from '#electron/chat/index.ts';
import type { Remembered } from './remembered-accounts.ts';

/** Hears what a connection finds out that is worth remembering of its account. Returns its undo. */
export function onLearned(
  user: Pick<UserEndpoint, 'on'>,
  learn: (facts: Partial<Remembered>) => void,
): () => void {
  const undo = [
    user.on('found', (foundWebSocket) => learn({ foundWebSocket })),
    user.on('signedIn', ({ mechanism }) => {
      if (isByPassword(mechanism)) learn({ strongest: mechanism });
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}

/** Among the ways of a password there is a strongest; a token or a certificate says nothing of them. */
function isByPassword(mechanism: NonNullable<Remembered['strongest']>): boolean {
  return mechanism !== 'OAUTHBEARER' && mechanism !== 'EXTERNAL';
}
