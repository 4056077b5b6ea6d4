import type { BareAddress } from '../model/ids.ts';
import { Whereabouts } from '../session/locate/whereabouts.ts';
import { register } from '../session/register.ts';
import type { InvitationLink } from '../stanza/invitation-link.ts';

/** Whom an invitation becomes. */
export interface NewAccount {
  /** The local part of the address to be. */
  readonly name: string;
  readonly password: string;
  /** What others shall call them. */
  readonly displayName?: string;
}

/**
 * Uses an invitation up: makes the account that it is for, and answers its address; nobody is signed in yet. FaultErrors:
 * InvitationInvalid (used, expired, withdrawn, or not of this server), Conflict (the name is taken), InvalidArgument
 * (name or password are not accepted), CertificateChanged, MsgNotSupported, and those of an endpoint that connects.
 * On failure the invitation is as good as before.
 */
export async function registerByInvitation(
  { domain, token, webSocket, certificate: pin }: InvitationLink,
  { name, password, displayName }: NewAccount,
  { ca }: { readonly ca?: string } = {},
): Promise<BareAddress> {
  const service = await new Whereabouts({ domain, webSocket, ca }).locate();
  const registration = { username: name, password, ...(displayName && { name: displayName }) };
  return register({ domain, service, transport: { ca, pin }, token, registration });
}
