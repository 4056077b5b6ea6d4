import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { ChatRoomInvitation, RoomAddress } from './facts.ts';
import type { NoticesStore } from './notices.ts';
import type { ServiceState } from './service.ts';
import type { Surroundings } from './surroundings.ts';

export interface RoomInvitationsState {
  /** Declined a moment ago: not shown, and not told to the server yet, so that it can be taken back. */
  readonly declined: ReadonlySet<RoomAddress>;
}

/** What the person answers to those who ask them into rooms. */
export interface RoomInvitationsStore {
  readonly state: StoreApi<RoomInvitationsState>;
  /** Enters and follows the room. */
  readonly accept: (room: RoomAddress) => Promise<unknown>;
  readonly decline: (invitation: ChatRoomInvitation) => void;
  /** It is as if it had never been declined. */
  readonly keep: (room: RoomAddress) => void;
  /** Of another account: what was not told yet is not told, and waits for an answer still. */
  readonly clear: () => void;
}

/** Milliseconds in which a decision can be taken back: longer than the notice that offers it is shown. */
const grace = 10_000;

interface Parts {
  readonly bridge: Bridge;
  readonly notices: NoticesStore;
  readonly surroundings: Pick<Surroundings, 'later'>;
}

export function createRoomInvitations({ bridge, notices, surroundings }: Parts): RoomInvitationsStore {
  const state = createStore<RoomInvitationsState>(() => ({ declined: new Set() }));
  const waiting = new Map<RoomAddress, () => void>();
  const set = (change: (declined: Set<RoomAddress>) => void): void => {
    const declined = new Set(state.getState().declined);
    change(declined);
    state.setState({ declined });
  };
  const keep = (room: RoomAddress): void => {
    waiting.get(room)?.();
    waiting.delete(room);
    set((declined) => declined.delete(room));
  };
  const tell = async (room: RoomAddress): Promise<void> => {
    waiting.delete(room);
    try {
      await bridge.call('roomInvitations.decline', { room });
    } catch (error) {
      notices.trouble(error);
    }
    set((declined) => declined.delete(room));
  };
  return {
    state,
    keep,
    accept: (room) => bridge.call('roomInvitations.accept', { room }),
    decline: ({ room, name = room }) => {
      set((declined) => declined.add(room));
      waiting.set(
        room,
        surroundings.later(grace, () => void tell(room)),
      );
      notices.show({ kind: 'declined', room, name });
    },
    clear: () => {
      for (const room of [...waiting.keys()]) keep(room);
    },
  };
}

/** Those that are shown. */
export function openInvitations(
  { invitations }: Pick<ServiceState, 'invitations'>,
  { declined }: RoomInvitationsState,
): readonly ChatRoomInvitation[] {
  return invitations.filter(({ room }) => !declined.has(room));
}
