import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { StoredMessage } from './facts.ts';
import type { NoticesStore } from './notices.ts';
import type { PlaceStore } from './place.ts';
import type { RoomsStore } from './rooms.ts';

/** Messages that rooms were asked to take back, by room and archive id. */
export type Removing = ReadonlySet<string>;

export interface RemovalsState {
  /** What the question is about. */
  readonly proposed: StoredMessage | null;
  readonly removing: Removing;
}

export interface RemovalsStore {
  readonly state: StoreApi<RemovalsState>;
  /** Whether its room takes it back where this person asks for it. */
  readonly may: (message: StoredMessage) => boolean;
  /** Asks first; does nothing where that may not be. */
  readonly propose: (message: StoredMessage) => void;
  /** Shown at once as being removed, and as it was where the room refuses. */
  readonly remove: (message: StoredMessage, reason: string) => void;
  /** Another account is shown. */
  readonly clear: () => void;
}

interface Parts {
  readonly bridge: Bridge;
  readonly rooms: Pick<RoomsStore, 'get'>;
  readonly place: Pick<PlaceStore, 'openDialog'>;
  readonly notices: Pick<NoticesStore, 'show'>;
}

export function createRemovals({ bridge, rooms, place, notices }: Parts): RemovalsStore {
  const first: RemovalsState = { proposed: null, removing: new Set() };
  const state = createStore<RemovalsState>(() => first);
  const { getState, setState } = state;
  const mark = (message: StoredMessage, isRemoved: boolean): void => {
    const removing = new Set(getState().removing);
    if (isRemoved) removing.add(nameOf(message));
    else removing.delete(nameOf(message));
    setState({ removing });
  };
  const may = (message: StoredMessage): boolean =>
    message.archiveId !== undefined &&
    rooms.get(message.room)?.canRemove === true &&
    !isRemoving(getState().removing, message);

  return {
    state,
    may,
    propose: (message) => {
      if (!may(message)) return;
      setState({ proposed: message });
      place.openDialog('remove message', message.room);
    },
    remove: (message, reason) => {
      const { room, archiveId } = message;
      if (archiveId === undefined || !may(message)) return;
      const why = reason.trim();
      mark(message, true);
      // What is gone stays marked: its row may stand for a moment longer.
      bridge
        .call('messages.remove', { room, archiveId, ...(why !== '' && { reason: why }) })
        .catch((error) => {
          mark(message, false);
          notices.show({ kind: 'not removed', fault: faultOf(error) });
        });
    },
    clear: () => setState(first),
  };
}

export function isRemoving(removing: Removing, message: StoredMessage): boolean {
  return removing.size > 0 && message.archiveId !== undefined && removing.has(nameOf(message));
}

function nameOf({ room, archiveId }: StoredMessage): string {
  return `${room} ${archiveId}`;
}
