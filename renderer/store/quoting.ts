import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomAddress, StoredMessage } from './facts.ts';

/** The field that is in sight. */
interface QuotingField {
  /** Whose messages can be quoted there. */
  readonly rooms: readonly RoomAddress[];
  readonly take: (message: StoredMessage) => void;
}

/** Takes what is said to where one writes. */
export interface QuotingStore {
  readonly state: StoreApi<{ readonly field: QuotingField | null }>;
  /** Returns its undo. */
  readonly attach: (field: QuotingField) => () => void;
  /** Where this can be quoted now. */
  readonly fieldFor: (room: RoomAddress) => QuotingField | undefined;
}

export function createQuoting(): QuotingStore {
  const state = createStore<{ field: QuotingField | null }>(() => ({ field: null }));
  return {
    state,
    attach: (field) => {
      state.setState({ field });
      return () => state.setState((now) => (now.field === field ? { field: null } : now));
    },
    fieldFor: (room) => {
      const { field } = state.getState();
      return field?.rooms.includes(room) ? field : undefined;
    },
  };
}
