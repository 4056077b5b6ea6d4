import type { Invitation, IssuedInvitation } from '#electron/model/server-invitation.ts';
import type { Sharing } from '#electron/model/sharing.ts';
import type { Nothing } from './nothing.ts';

/** Letting others in: the built-in server on the network, and invitations to a server. */
export interface SharingCalls {
  'sharing.read': { ask: Nothing; answer: { sharing: Sharing } };
  /** Opens the built-in server to the network. `host` and `port` where the person chose them. */
  'sharing.start': { ask: { host?: string; port?: number }; answer: { sharing: Sharing } };
  'sharing.stop': { ask: Nothing; answer: { sharing: Sharing } };
  /** Another certificate, as after the key was lost: every link that was sent before leads nowhere any more. */
  'sharing.renewCertificate': { ask: Nothing; answer: { sharing: Sharing } };
  /** Invitations to the server of the account; offered where `Snapshot.mayInvite`. */
  'invitations.create': {
    ask: { days: number; note: string };
    answer: { invitation: IssuedInvitation };
  };
  'invitations.list': { ask: Nothing; answer: { invitations: readonly Invitation[] } };
  'invitations.withdraw': { ask: { id: string }; answer: Nothing };
}

export interface SharingEvents {
  /** Whether this person may invite others to the server, where that is no longer what the snapshot said. */
  'invitations.allowed': { mayInvite: boolean };
  'sharing.changed': { sharing: Sharing };
}
