import type { Ask } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface AccountNeeds {
  startHere(displayName: string): Promise<void>;
  signIn(ask: Ask<'account.signIn'>): Promise<void>;
  signOut(options: { readonly forget: boolean }): Promise<void>;
  retry(): void;
}

type Names = 'account.startHere' | 'account.signIn' | 'account.signOut' | 'connection.retry';

export function accountCalls(account: AccountNeeds): Pick<Handlers, Names> {
  return {
    'account.startHere': done(({ displayName }) => account.startHere(displayName)),
    'account.signIn': done((ask) => account.signIn(ask)),
    'account.signOut': done((ask) => account.signOut(ask)),
    'connection.retry': done(() => account.retry()),
  };
}
