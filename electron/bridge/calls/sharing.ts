import type { Ask, Invitation, IssuedInvitation, Sharing } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface SharingNeeds {
  read(): Sharing;
  start(where: Ask<'sharing.start'>): Promise<Sharing>;
  stop(): Promise<Sharing>;
  renewCertificate(): Promise<Sharing>;
}

export interface InvitationNeeds {
  create(ask: Ask<'invitations.create'>): Promise<IssuedInvitation>;
  list(): Promise<readonly Invitation[]>;
  withdraw(id: string): Promise<void>;
}

type SharingNames = Extract<keyof Handlers, `sharing.${string}`>;
type InvitationNames = Extract<keyof Handlers, `invitations.${string}`>;

export function sharingCalls(sharing: SharingNeeds): Pick<Handlers, SharingNames> {
  return {
    'sharing.read': () => ({ sharing: sharing.read() }),
    'sharing.start': async (where) => ({ sharing: await sharing.start(where) }),
    'sharing.stop': async () => ({ sharing: await sharing.stop() }),
    'sharing.renewCertificate': async () => ({ sharing: await sharing.renewCertificate() }),
  };
}

export function invitationCalls(invitations: InvitationNeeds): Pick<Handlers, InvitationNames> {
  return {
    'invitations.create': async (ask) => ({ invitation: await invitations.create(ask) }),
    'invitations.list': async () => ({ invitations: await invitations.list() }),
    'invitations.withdraw': done(({ id }) => invitations.withdraw(id)),
  };
}
