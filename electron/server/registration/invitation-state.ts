import type { Timestamp } from '#electron/model/ids.ts';
import type { InvitationState } from '#electron/stanza/0401-invitations.ts';
import type { Invitation } from '../storage/invitations.ts';

/** An invitation holds as long as whoever made it could make it again. */
export function stateOf(
  { usedBy, withdrawn, until, madeBy }: Invitation,
  now: Timestamp,
  mayInvite: (account: string) => boolean,
): InvitationState {
  if (usedBy !== undefined) return 'used';
  if (withdrawn || !mayInvite(madeBy)) return 'withdrawn';
  return until <= now ? 'expired' : 'open';
}

/** Why it counts no more, to whoever has it. */
export const endOfInvitation: Readonly<Record<Exclude<InvitationState, 'open'>, string>> = {
  used: 'This invitation was used already: ask for another one.',
  withdrawn: 'This invitation was withdrawn: ask for another one.',
  expired: 'This invitation has expired: ask for another one.',
};
