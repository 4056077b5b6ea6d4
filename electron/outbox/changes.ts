import type { OutboxEntry } from '../model/draft.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { Outbox } from './outbox.ts';
import { entryOf } from './outbox-table.ts';

interface GathererOptions {
  readonly outbox: Pick<Outbox, 'rows'>;
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly onChange: (room: RoomAddress, entries: readonly OutboxEntry[]) => void;
}

/** Changes are gathered for so long, in milliseconds: a burst of echoes is one change to look at. */
const gathering = 10;

/** Tells what is left in a room, once for all that changes in it within a moment. */
export function createGatherer({ outbox, after, onChange }: GathererOptions) {
  const pending = new Map<RoomAddress, () => void>();
  return {
    tell: (room: RoomAddress) => {
      if (pending.has(room)) return;
      const undo = after(gathering, () => {
        pending.delete(room);
        onChange(room, outbox.rows(room).map(entryOf));
      });
      pending.set(room, undo);
    },
    stop: () => {
      for (const undo of pending.values()) undo();
      pending.clear();
    },
  };
}
