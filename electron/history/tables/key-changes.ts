import type { MessageKey } from '#electron/model/ids.ts';

/** A message has another key, or is gone. */
export interface KeyChange {
  readonly room: number;
  readonly from: MessageKey;
  /** Absent: it is gone. */
  readonly to?: MessageKey;
}

type Listener = (changes: readonly KeyChange[]) => void;

export interface KeyChanges {
  /** Within a transaction. */
  readonly note: (change: KeyChange) => void;
  /** The transaction was kept. */
  readonly tell: () => void;
  /** It was not. */
  readonly forget: () => void;
  /** Hears of what was kept, in the order in which it happened. Answers the undo. */
  readonly listen: (listener: Listener) => () => void;
}

/** For whoever goes through messages by their keys for longer than a turn of the event loop. */
export function createKeyChanges(): KeyChanges {
  const listeners = new Set<Listener>();
  let noted: KeyChange[] = [];
  return {
    note: (change) => {
      if (listeners.size > 0) noted.push(change);
    },
    tell: () => {
      if (noted.length === 0) return;
      const kept = noted;
      noted = [];
      for (const listener of listeners) listener(kept);
    },
    forget: () => {
      noted = [];
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
