import type { Draft, OutboxEntry } from '../model/draft.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { OriginId, RoomAddress, Timestamp } from '../model/ids.ts';
import { createGatherer } from './changes.ts';
import { due, fateOf, verdictOf } from './decisions.ts';
import { handOver, isPaused, type Lane, newLane, overtakenBy, pauseDue, putOff } from './lane.ts';
import type { Outbox, OutboxRow } from './outbox.ts';

export interface DispatcherOptions {
  readonly outbox: Outbox;
  /**
   * Hands a message to the room's session, in the order of calling. Resolves when the room has echoed it, rejects
   * with FaultError: `ConnectionLost`, `NotConnected`, `UserNotJoined` and `TimedOut` leave open whether it
   * arrived; a fault with `retry` asks to try later; any other is a refusal.
   */
  readonly send: (entry: OutboxEntry) => Promise<void>;
  /** Whether the history holds an own message with this origin id. */
  readonly isStored: (room: RoomAddress, originId: OriginId) => boolean;
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
  /** The person wants a failed or unsure row to go out. */
  retry(originId: OriginId): void;
  discard(originId: OriginId): void;
  /** Sends nothing more; what is under way is left to itself. */
  stop(): void;
}

/** At the start it removes the rows whose echo the history already holds. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { outbox, isStored, window = 8 } = options;
  const lanes = new Map<RoomAddress, Lane>();
  const changed = createGatherer(options);

  const fail = (room: RoomAddress, originId: OriginId, reason: string) => {
    outbox.fail(originId, reason);
    changed.tell(room);
  };

  const close = (room: RoomAddress) => {
    lanes.get(room)?.undoPause?.();
    lanes.delete(room);
  };

  const settle = (room: RoomAddress, lane: Lane, originId: OriginId, error: unknown) => {
    const fault = error instanceof FaultError ? error.fault : unknownFault;
    const verdict = verdictOf(fault);
    if (verdict === 'unknown') {
      close(room);
      options.onUncertain?.(room);
      return;
    }
    lane.handed.delete(originId);
    if (verdict === 'later') putOff(lane, originId, fault);
    else lane.underWay.delete(originId);
    if (verdict === 'refused') fail(room, originId, fault.text);
    goOn(room, lane);
  };

  const accept = (room: RoomAddress, lane: Lane, originId: OriginId) => {
    for (const late of overtakenBy(lane, originId)) fail(room, late.originId, late.fault.text);
    goOn(room, lane);
  };

  const goOn = (room: RoomAddress, lane: Lane) => {
    const pause = pauseDue(lane);
    if (pause !== undefined) {
      lane.putOff = [];
      lane.undoPause = options.after(pause, () => {
        delete lane.undoPause;
        pump(room);
      });
    }
    pump(room);
  };

  const pump = (room: RoomAddress) => {
    const lane = lanes.get(room);
    if (lane === undefined || isPaused(lane)) return;
    const waiting = outbox.waiting(room, lane.handed.size + window);
    const rows = due(waiting, lane.handed, lane.underWay.size, window);
    if (rows.length === 0) return;
    outbox.attempt(rows.map(({ originId }) => originId));
    for (const { originId } of rows) handOver(lane, originId);
    for (const row of rows) carry(room, lane, row);
  };

  /** What is answered after its spell is over is of no use: the next catch-up tells. */
  const carry = (room: RoomAddress, lane: Lane, { attempted: _, ...entry }: OutboxRow) => {
    const inSpell = (act: () => void) => () => lanes.get(room) === lane && act();
    options.send(entry).then(
      inSpell(() => accept(room, lane, entry.originId)),
      (error: unknown) => inSpell(() => settle(room, lane, entry.originId, error))(),
    );
  };

  const remove = (room: RoomAddress, originId: OriginId) => {
    outbox.remove(originId);
    lanes.get(room)?.handed.delete(originId);
    changed.tell(room);
  };

  for (const { room, originId } of outbox.rows()) {
    if (isStored(room, originId)) outbox.remove(originId);
  }

  return {
    send: (draft) => {
      const entry = outbox.add(draft, { originId: options.newId(), writtenAt: options.now() });
      changed.tell(draft.room);
      pump(draft.room);
      return entry;
    },
    ready: (room, { archived }) => {
      const lane = lanes.get(room) ?? newLane();
      lanes.set(room, lane);
      for (const row of outbox.rows(room)) {
        if (lane.handed.has(row.originId)) continue;
        const fate = fateOf(row, isStored(room, row.originId), archived);
        if (fate === 'arrived') remove(room, row.originId);
        if (fate === 'unsure' && row.state === 'waiting') {
          outbox.doubt(row.originId);
          changed.tell(room);
        }
      }
      pump(room);
    },
    interrupted: (room) => {
      for (const each of room === undefined ? [...lanes.keys()] : [room]) close(each);
    },
    stored: (originId) => {
      const row = outbox.row(originId);
      if (row === undefined) return;
      remove(row.room, originId);
      pump(row.room);
    },
    retry: (originId) => {
      const row = outbox.row(originId);
      if (row === undefined || row.state === 'waiting') return;
      outbox.requeue(originId);
      changed.tell(row.room);
      pump(row.room);
    },
    discard: (originId) => {
      const row = outbox.row(originId);
      if (row !== undefined) remove(row.room, originId);
    },
    stop: () => {
      for (const room of [...lanes.keys()]) close(room);
      changed.stop();
    },
  };
}

/** An error of a kind that `send` does not promise tells nothing of whether the message arrived. */
const unknownFault: Fault = { code: 'ConnectionLost', text: 'The message could not be sent.' };
