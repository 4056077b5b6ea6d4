import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { Fault, Invitation, IssuedInvitation, Sharing } from './facts.ts';

export interface SharingState {
  /** Undefined until it was asked for. */
  readonly sharing: Sharing | undefined;
  readonly invitations: readonly Invitation[] | undefined;
  /** Why one of these could not be read. */
  readonly fault: Fault | undefined;
  /** The one that was made last: its link is told once. */
  readonly issued: Issued | undefined;
}

export type Issued = IssuedInvitation & { readonly note: string };

/** How others come in: the server on the network, and the invitations to it. Calls reject with their fault. */
export interface SharingStore {
  readonly state: StoreApi<SharingState>;
  readonly read: () => Promise<void>;
  readonly start: (where: { readonly host?: string }) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly change: (told: { readonly sharing: Sharing }) => void;
  readonly invite: (ask: { readonly days: number; readonly note: string }) => Promise<void>;
  readonly withdraw: (id: string) => Promise<void>;
  /** Nothing of it stays: of another account, or after the dialog, when the link has been told. */
  readonly clear: () => void;
}

const nothing: SharingState = {
  sharing: undefined,
  invitations: undefined,
  fault: undefined,
  issued: undefined,
};

export function createSharing(bridge: Bridge): SharingStore {
  const state = createStore<SharingState>(() => nothing);
  const list = async (): Promise<void> => {
    const { invitations } = await bridge.call('invitations.list', {});
    state.setState({ invitations });
  };
  return {
    state,
    clear: () => state.setState(nothing, true),
    change: (told) => state.setState(told),
    read: async () => {
      state.setState({ fault: undefined });
      const sharing = bridge.call('sharing.read', {}).then((answer) => state.setState(answer));
      await Promise.all([sharing, list()]).catch((error) => state.setState({ fault: faultOf(error) }));
    },
    start: async (where) => state.setState(await bridge.call('sharing.start', where)),
    stop: async () => state.setState(await bridge.call('sharing.stop', {})),
    invite: async (ask) => {
      const { invitation } = await bridge.call('invitations.create', ask);
      state.setState({ issued: { ...invitation, note: ask.note } });
      await list();
    },
    withdraw: async (id) => {
      await bridge.call('invitations.withdraw', { id });
      const { issued } = state.getState();
      if (issued?.id === id) state.setState({ issued: undefined });
      await list();
    },
  };
}
