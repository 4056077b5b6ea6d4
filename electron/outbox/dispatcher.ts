import type { Draft, OutboxEntry } from '../model/draft.ts';
import type { OriginId, RoomAddress, Timestamp } from '../model/ids.ts';
import { narrower } from '../model/reach.ts';
import type { Privacy } from '../model/room.ts';
import { Carrier } from './carrier.ts';
import { createGatherer } from './changes.ts';
import { fateOf } from './decisions.ts';
import type { Decision } from './filtering/decide.ts';
import { Filtering, type FilteringOptions } from './filtering/filtering.ts';
import type { Outbox, OutboxRow } from './outbox.ts';

export interface DispatcherOptions {
  readonly outbox: Outbox;
  /**
   * Hands a message to the room's session, in the order of calling. Resolves when the room has echoed it, rejects
   * with FaultError: `ConnectionLost`, `NotConnected`, `UserNotJoined` and `TimedOut` leave open whether it
   * arrived; a fault with `retry` asks to try later; any other is a refusal.
   */
  readonly send: (row: OutboxRow) => Promise<void>;
  /** Whether the history holds an own message with this origin id. */
  readonly isStored: (room: RoomAddress, originId: OriginId) => boolean;
  /** Who can read a room now, where that is known: it is kept with what is written. Nobody knows where absent. */
  readonly privacyOf?: (room: RoomAddress) => Privacy | undefined;
  readonly newId: () => OriginId;
  readonly now: () => Timestamp;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** What waits or failed in the room is no longer what it was. */
  readonly onChange: (room: RoomAddress, entries: readonly OutboxEntry[]) => void;
  /**
   * Something may have arrived in a room that is still joined (`TimedOut`): catch up with its archive, then call
   * `ready` again. Until then the room's rows wait.
   */
  readonly onUncertain?: (room: RoomAddress) => void;
  /** Who judges what goes out of a room before it goes. Nobody where absent. */
  readonly filters?: Pick<FilteringOptions, 'filters' | 'ask'>;
  /** How many messages of a room may be under way at once. 8 where absent. */
  readonly window?: number;
}

/** Carries the outbox's rows to their rooms: in order, each exactly once, whatever the connection does. */
export interface Dispatcher {
  /** Stores the draft and answers at once; throws FaultError `StorageFailed` where it could not be stored. */
  send(draft: Draft): OutboxEntry;
  /**
   * The room is joined and its catch-up is done: what may have arrived is now in the history if it did.
   * `archived: false`: there is no archive that could have been asked.
   */
  ready(room: RoomAddress, facts: { readonly archived: boolean }): void;
  /** Left, thrown out, or a connection that was not resumed. Without a room: all rooms. */
  interrupted(room?: RoomAddress): void;
  /** An own message with this origin id is stored in the history, live or from the archive. */
  stored(originId: OriginId): void;
  /** The person wants a failed or unsure row to go out; `privacy`: to all who can read the room now, as it was shown. */
  retry(originId: OriginId, privacy?: Privacy): void;
  discard(originId: OriginId): void;
  /** Of a message that filters changed or stopped. Throws `InvalidFlowOfOperations` for what may not be. */
  decide(originId: OriginId, decision: Decision): void;
  /** Sends nothing more; what is under way is left to itself. */
  stop(): void;
}

/** At the start it removes the rows whose echo the history already holds. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { outbox, isStored, window = 8 } = options;
  const changes = createGatherer(options);
  const carrier = new Carrier({ ...options, window, changed: changes.tell });

  const filtering = new Filtering({
    ...options,
    ...(options.filters ?? nobody),
    changed: changes.tell,
    released: (room) => carrier.pump(room),
  });

  for (const { room, originId } of outbox.rows()) {
    if (isStored(room, originId)) outbox.remove(originId);
  }

  const review = (row: OutboxRow, archived: boolean) => {
    const fate = fateOf(row, isStored(row.room, row.originId), archived);
    if (fate === 'arrived') carrier.remove(row.room, row.originId);
    if (fate !== 'unsure' || row.state !== 'waiting') return;
    outbox.doubt(row.originId);
    changes.tell(row.room);
  };
  const goOn = (room: RoomAddress) => {
    changes.tell(room);
    carrier.pump(room);
  };

  return {
    send: (draft) => {
      const state = filtering.isDue(draft.room) ? 'checking' : 'waiting';
      const privacy = narrower(draft.privacy, options.privacyOf?.(draft.room));
      const entry = outbox.add(draft, {
        originId: options.newId(),
        writtenAt: options.now(),
        state,
        privacy,
      });
      goOn(draft.room);
      if (state === 'checking') filtering.begin(entry);
      return entry;
    },
    ready: (room, { archived }) => {
      carrier.open(room);
      for (const row of outbox.rows(room)) {
        if (!carrier.isHanded(room, row.originId)) review(row, archived);
      }
      carrier.pump(room);
    },
    interrupted: (room) => carrier.close(room),
    stored: (originId) => {
      const row = outbox.row(originId);
      if (row === undefined) return;
      carrier.remove(row.room, originId);
      carrier.pump(row.room);
    },
    retry: (originId, agreed) => {
      const row = outbox.row(originId);
      if (row === undefined || row.state === 'waiting') return;
      outbox.requeue(originId, narrower(agreed ?? row.privacy, options.privacyOf?.(row.room)));
      goOn(row.room);
    },
    discard: (originId) => {
      const row = outbox.row(originId);
      if (row === undefined) return;
      filtering.discarded(originId);
      carrier.remove(row.room, originId);
    },
    decide: (originId, decision) => {
      const row = outbox.row(originId);
      if (row !== undefined) filtering.decide(row, decision);
    },
    stop: () => {
      filtering.stop();
      carrier.close();
      changes.stop();
    },
  };
}

const nobody: Pick<FilteringOptions, 'filters' | 'ask'> = {
  filters: () => [],
  ask: async () => ({ action: 'Passed' }),
};
