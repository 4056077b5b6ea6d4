import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LinkState } from '#renderer/bridge/bridge.ts';
import type { Account, Connection, HostFacts, ServiceLimits, Snapshot } from './facts.ts';

/** Who is signed in, on which host, and how both are connected. */
export interface SessionState {
  /** To the host: the program behind this page. */
  readonly link: LinkState;
  /** To the server. */
  readonly connection: Connection;
  /** Undefined until the first snapshot. */
  readonly account: Account | null | undefined;
  /** All that this device remembers, the one above among them. */
  readonly accounts: readonly Account[];
  readonly mayInvite: boolean;
  readonly limits: ServiceLimits;
  readonly host: HostFacts;
}

export interface SessionStore {
  readonly state: StoreApi<SessionState>;
  /** In a browser the language is the browser's: the host may stand elsewhere. */
  readonly load: (snapshot: Snapshot, browserLanguage: string) => void;
  readonly setLink: (link: LinkState) => void;
  readonly setConnection: (connection: Connection) => void;
  readonly setMayInvite: (told: Pick<SessionState, 'mayInvite'>) => void;
}

export function createSession(): SessionStore {
  const state = createStore<SessionState>(() => ({
    link: 'connecting',
    connection: { state: 'signed out' },
    account: undefined,
    accounts: [],
    mayInvite: false,
    limits: {},
    host: { kind: 'plain', version: '', language: 'en' },
  }));
  return {
    state,
    load: ({ account, accounts, mayInvite, connection, limits, host }, browserLanguage) => {
      const language = host.kind === 'plain' ? browserLanguage : host.language;
      state.setState({ account, accounts, mayInvite, connection, limits, host: { ...host, language } });
    },
    setLink: (link) => state.setState({ link }),
    setConnection: (connection) => state.setState({ connection }),
    setMayInvite: ({ mayInvite }) => state.setState({ mayInvite }),
  };
}
