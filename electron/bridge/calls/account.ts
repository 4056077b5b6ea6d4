import type { AccountCalls } from '../contract/account.ts';
import type { Ask, InvitationFacts } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface AccountNeeds {
  startHere(displayName: string): Promise<void>;
  signIn(ask: Ask<'account.signIn'>): Promise<void>;
  signOn(ask: Ask<'account.signOn'>): Promise<void>;
  cancelSignOn(): void;
  readInvitation(link: string): InvitationFacts;
  join(ask: Ask<'account.join'>): Promise<void>;
  switchTo(address: string): Promise<void>;
  signOut(options: { readonly forget: boolean }): Promise<void>;
  remove(address: string): Promise<void>;
  retry(): void;
}

export function accountCalls(account: AccountNeeds): Pick<Handlers, keyof AccountCalls> {
  return {
    'account.startHere': done(({ displayName }) => account.startHere(displayName)),
    'account.signIn': done((ask) => account.signIn(ask)),
    'account.signOn': done((ask) => account.signOn(ask)),
    'account.cancelSignOn': done(() => account.cancelSignOn()),
    'account.readInvitation': ({ link }) => ({ invitation: account.readInvitation(link) }),
    'account.join': done((ask) => account.join(ask)),
    'account.switchTo': done(({ address }) => account.switchTo(address)),
    'account.signOut': done((ask) => account.signOut(ask)),
    'account.remove': done(({ address }) => account.remove(address)),
    'connection.retry': done(() => account.retry()),
  };
}
