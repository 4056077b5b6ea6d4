import type { Account } from '#electron/model/account.ts';
import type { Connection } from '#electron/model/connection.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import type { InvitationFacts } from '#electron/model/server-invitation.ts';
import type { Nothing } from './nothing.ts';

/** Getting in, and whom the window belongs to. */
export interface AccountCalls {
  /** Starts the built-in server and signs in on it. */
  'account.startHere': { ask: { displayName: string }; answer: Nothing };
  /** Resolves when signed in. Another account that was signed in stays in the list, with its data. */
  'account.signIn': { ask: PasswordSignIn; answer: Nothing };
  /**
   * Signs in with the organisation's own page (OpenID Connect), which opens in the system's browser. Resolves when
   * signed in, rejects with `SignOnFailed` where that failed, took too long or was cancelled.
   */
  'account.signOn': { ask: { address: string; webSocket?: string }; answer: Nothing };
  'account.cancelSignOn': { ask: Nothing; answer: Nothing };
  /** What an invitation link says, before anything is sent anywhere. Faults: `InvitationInvalid`. */
  'account.readInvitation': { ask: { link: string }; answer: { invitation: InvitationFacts } };
  /** Makes the account `name` on the server of the invitation, and signs in. */
  'account.join': {
    ask: { link: string; name: string; displayName: string; password: string };
    answer: Nothing;
  };
  /** Another of `Snapshot.accounts`: its cache is there at once, and its connection follows. */
  'account.switchTo': { ask: { address: BareAddress }; answer: Nothing };
  /** Signs out and takes the account off the list; `forget` also removes everything that was cached of it. */
  'account.signOut': { ask: { forget: boolean }; answer: Nothing };
  /** Any account of the list, with its secrets and everything that was cached of it. */
  'account.remove': { ask: { address: BareAddress }; answer: Nothing };
  /** Tries at once where the connection waits. */
  'connection.retry': { ask: Nothing; answer: Nothing };
}

export interface AccountEvents {
  'connection.changed': Connection;
  /** Signed in, signed out, or renamed: ask for a new snapshot. */
  'account.changed': { account: Account | null };
  /** The page of `account.signOn` waits in the system's browser, or at this address where none could be opened. */
  'signOn.waiting': { url: string };
  /**
   * An invitation link was opened in the system: offer it, filled in, to the person. Null where the link is not
   * whole; what is wrong with it says `account.readInvitation`.
   */
  'invitation.arrived': { link: string; invitation: InvitationFacts | null };
}

export interface PasswordSignIn {
  readonly address: string;
  readonly password: string;
  /** Only where provisioning from the address does not find it. */
  readonly webSocket?: string;
  /** An invitation from whoever runs the server: the place and the certificate that it names count from now on. */
  readonly link?: string;
  /** After `PlainNotAllowed`: the person lets the server see the password itself. */
  readonly allowPlain?: boolean;
  /** After `WeakerSignIn`: the person accepts that the server offers less than it once did. */
  readonly acceptWeaker?: boolean;
}
