import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import type { ModuleContext } from '../module.ts';
import type { Invitation } from '../storage/invitations.ts';
import { endOfInvitation, stateOf } from './invitation-state.ts';
import { mayInvite } from './may-invite.ts';

/** The invitation of this token, if it counts now; XEP-0445, 4.1: otherwise `item-not-found`. */
export function checkInvitation(context: ModuleContext, hash: Buffer): Invitation | StanzaError {
  const invitation = context.stores.invitations.find(hash);
  if (!invitation) return stanzaError('item-not-found', 'This invitation is not known here.');
  const state = stateOf(invitation, context.clock(), (account) => mayInvite(context, account));
  return state === 'open' ? invitation : stanzaError('item-not-found', endOfInvitation[state]);
}
