import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { Ask, OriginId, OutboxEntry, RoomAddress } from './facts.ts';
import { gather } from './gather.ts';
import type { Surroundings } from './surroundings.ts';

export interface OutboxState {
  readonly byRoom: ReadonlyMap<RoomAddress, readonly OutboxEntry[]>;
}

/** What still waits or failed, in the order of writing. */
export interface OutboxStore {
  readonly state: StoreApi<OutboxState>;
  readonly load: (entries: readonly OutboxEntry[]) => void;
  readonly change: (told: { readonly room: RoomAddress; readonly entries: readonly OutboxEntry[] }) => void;
  readonly send: (draft: Ask<'outbox.send'>) => Promise<unknown>;
  readonly retry: (ask: Ask<'outbox.retry'>) => Promise<unknown>;
  readonly discard: (originId: OriginId) => Promise<unknown>;
}

export function createOutbox(bridge: Bridge, { soon }: Surroundings): OutboxStore {
  const state = createStore<OutboxState>(() => ({ byRoom: new Map() }));
  // With the next frame, like the messages: a row and its echo change places in one paint.
  const change = gather<{ room: RoomAddress; entries: readonly OutboxEntry[] }>(soon, (told) => {
    const byRoom = new Map(state.getState().byRoom);
    for (const { room, entries } of told) byRoom.set(room, entries);
    state.setState({ byRoom });
  });
  return {
    state,
    load: (entries) => state.setState({ byRoom: Map.groupBy(entries, (entry) => entry.room) }),
    change,
    send: (draft) => bridge.call('outbox.send', draft),
    retry: (ask) => bridge.call('outbox.retry', ask),
    discard: (originId) => bridge.call('outbox.discard', { originId }),
  };
}
