import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { Account, Ask, BareAddress } from './facts.ts';
import type { PlaceStore } from './place.ts';

/** The step at which somebody stands on the way in. */
export type Entry =
  /** `from`: where they were before they came back to choose. */
  | { readonly way: 'choose'; readonly from?: Way }
  | { readonly way: 'here' }
  /** `again`: the account that has to sign in once more. */
  | { readonly way: 'server'; readonly again?: SignInAgain }
  | { readonly way: 'invitation'; readonly link?: string };

export interface EntryState {
  readonly entry: Entry;
  /** Where single sign-on waits in the browser, for whom none was opened. */
  readonly page: string | undefined;
}

export type Way = 'here' | 'server' | 'invitation';

export interface SignInAgain {
  readonly address: BareAddress;
  readonly by: NonNullable<Account['signInBy']>;
  /** The server was not found: its own address is asked for at once. */
  readonly askServer: boolean;
}

/** The questions after which somebody else may be signed in. */
type Entering =
  | 'account.startHere'
  | 'account.signIn'
  | 'account.signOn'
  | 'account.join'
  | 'account.switchTo'
  | 'account.signOut';

/** The way in: on the first page, and over the rooms of whoever is in already. */
export interface EntryStore {
  readonly state: StoreApi<EntryState>;
  readonly go: (entry: Entry) => void;
  /** The same in a dialog, for who is in already. */
  readonly open: (entry: Entry) => void;
  readonly close: () => void;
  readonly setPage: (told: { readonly url: string }) => void;
  /** Keeps what the present account has written, then asks. Closed where it succeeds. */
  readonly enter: <K extends Entering>(name: K, ask: Ask<K>) => Promise<void>;
}

interface Parts {
  readonly bridge: Bridge;
  readonly place: PlaceStore;
  readonly keepDrafts: () => void;
}

export function createEntry({ bridge, place, keepDrafts }: Parts): EntryStore {
  const state = createStore<EntryState>(() => ({ entry: { way: 'choose' }, page: undefined }));
  const go = (entry: Entry): void => state.setState({ entry });
  const close = (): void => {
    go({ way: 'choose' });
    place.openDialog(null);
  };
  return {
    state,
    go,
    close,
    open: (entry) => {
      go(entry);
      place.openDialog('sign in');
    },
    setPage: ({ url }) => state.setState({ page: url }),
    enter: async (name, ask) => {
      state.setState({ page: undefined });
      keepDrafts();
      await bridge.call(name, ask);
      close();
    },
  };
}
