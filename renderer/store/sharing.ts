import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { Fault, Invitation, IssuedInvitation, Sharing } from './facts.ts';

export interface SharingState {
  /** Undefined until it was asked for. */
  readonly sharing: Sharing | undefined;
  readonly invitations: readonly Invitation[] | undefined;
  /** Why they could not be listed. */
  readonly fault: Fault | undefined;
  /** The one that was made last: its link is told once. */
  readonly issued: Issued | undefined;
}

export type Issued = IssuedInvitation & { readonly note: string };

/** How others come in: the server on the network, and the invitations to it. Calls reject with their fault. */
export interface SharingStore {
  readonly state: StoreApi<SharingState>;
  /** Never rejects: only a host that is gone does not answer, and the whole window says so. */
  readonly read: () => Promise<void>;
  /** Never rejects: what went wrong is told as `fault`. */
  readonly list: () => Promise<void>;
  readonly start: (where: { readonly host?: string }) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly renewCertificate: () => Promise<void>;
  readonly change: (told: { readonly sharing: Sharing }) => void;
  readonly invite: (ask: { readonly days: number; readonly note: string }) => Promise<void>;
  readonly withdraw: (id: string) => Promise<void>;
  /** No invitation stays: those of another account, or a link that has been told. */
  readonly clear: () => void;
}

const nothing = { invitations: undefined, fault: undefined, issued: undefined };

export function createSharing(bridge: Bridge): SharingStore {
  const state = createStore<SharingState>(() => ({ ...nothing, sharing: undefined }));
  const { getState, setState } = state;
  const list = async (): Promise<void> => {
    try {
      const { invitations } = await bridge.call('invitations.list', {});
      setState({ invitations, fault: undefined });
    } catch (error) {
      setState({ fault: faultOf(error) });
    }
  };
  return {
    state,
    clear: () => setState(nothing),
    change: (told) => setState(told),
    list,
    read: () =>
      bridge.call('sharing.read', {}).then(
        (answer) => setState(answer),
        () => undefined,
      ),
    start: async (where) => setState(await bridge.call('sharing.start', where)),
    stop: async () => setState(await bridge.call('sharing.stop', {})),
    // A link that is shown names the certificate that was.
    renewCertificate: async () =>
      setState({ issued: undefined, ...(await bridge.call('sharing.renewCertificate', {})) }),
    invite: async (ask) => {
      const { invitation } = await bridge.call('invitations.create', ask);
      setState({ issued: { ...invitation, note: ask.note } });
      await list();
    },
    withdraw: async (id) => {
      await bridge.call('invitations.withdraw', { id });
      if (getState().issued?.id === id) setState({ issued: undefined });
      await list();
    },
  };
}
