import type { Account, Snapshot } from '#electron/bridge/contract.ts';
import { me } from '../fake-data.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import { fakeInvitation } from './sharing.ts';
import type { FakeWire } from './wire.ts';

type Names = Extract<keyof FakeHandlers, `account.${string}`> | 'connection.retry';

export const myself: Account = {
  address: me.id,
  displayName: me.name,
  place: 'A server',
  chatService: 'rooms.example.org',
  signInBy: 'password',
};

/** Who is signed in, as a host in memory has it. */
export interface FakeAccounts {
  readonly shown: () => Pick<Snapshot, 'account' | 'accounts'>;
  readonly handlers: Pick<FakeHandlers, Names>;
}

export function createFakeAccounts(
  wire: Pick<FakeWire, 'tell'>,
  shownFirst: Pick<Snapshot, 'account' | 'accounts'>,
): FakeAccounts {
  let { account, accounts } = shownFirst;

  const show = (next: Account | null): Record<string, never> => {
    account = next;
    wire.tell('account.changed', { account });
    return {};
  };
  const enter = (next: Account): Record<string, never> => {
    accounts = [...without(next.address), next];
    return show(next);
  };
  const enterAs = (address: string, more: Partial<Account>): Record<string, never> =>
    enter({ address, displayName: address.split('@')[0] ?? '', place: 'A server', ...more });
  const without = (address: string | undefined) => accounts.filter((each) => each.address !== address);

  return {
    shown: () => ({ account, accounts }),
    handlers: {
      'account.startHere': ({ displayName }) =>
        enterAs('me@localhost', { displayName, place: 'This computer' }),
      'account.signIn': ({ address }) => enterAs(address, { signInBy: 'password' }),
      'account.signOn': ({ address }) => enterAs(address, { signInBy: 'single sign-on' }),
      'account.cancelSignOn': () => ({}),
      'account.readInvitation': () => ({ invitation: fakeInvitation }),
      'account.join': ({ name, displayName }) =>
        enterAs(`${name}@${fakeInvitation.domain}`, { displayName, signInBy: 'password' }),
      'account.switchTo': ({ address }) => {
        const known = accounts.find((each) => each.address === address);
        return known ? enter(known) : {};
      },
      'account.signOut': () => {
        accounts = without(account?.address);
        return show(null);
      },
      'account.remove': ({ address }) => {
        accounts = without(address);
        return show(account?.address === address ? null : account);
      },
      'connection.retry': () => {
        wire.tell('connection.changed', { state: 'connecting' });
        return {};
      },
    },
  };
}
