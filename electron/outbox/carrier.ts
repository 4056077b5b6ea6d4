import { type Fault, FaultError } from '../model/fault.ts';
import type { OriginId, RoomAddress } from '../model/ids.ts';
import { due, verdictOf } from './decisions.ts';
import { handOver, isPaused, type Lane, newLane, overtakenBy, pauseDue, putOff } from './lane.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxRow } from './outbox-table.ts';

interface CarrierOptions {
  readonly outbox: Outbox;
  readonly send: (row: OutboxRow) => Promise<void>;
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly onUncertain?: (room: RoomAddress) => void;
  readonly window: number;
  /** What waits or failed in the room has changed. */
  readonly changed: (room: RoomAddress) => void;
}

/** An error of a kind that `send` does not promise tells nothing of whether the message arrived. */
const unknownFault: Fault = { code: 'ConnectionLost', text: 'The message could not be sent.' };

/** Hands waiting rows to the rooms that are open, and takes their answers. */
export class Carrier {
  readonly #options: CarrierOptions;
  readonly #lanes = new Map<RoomAddress, Lane>();

  constructor(options: CarrierOptions) {
    this.#options = options;
  }

  open(room: RoomAddress): void {
    if (!this.#lanes.has(room)) this.#lanes.set(room, newLane());
  }

  /** Without a room: all of them. */
  close(room?: RoomAddress): void {
    for (const each of room === undefined ? [...this.#lanes.keys()] : [room]) {
      this.#lanes.get(each)?.undoPause?.();
      this.#lanes.delete(each);
    }
  }

  isHanded(room: RoomAddress, originId: OriginId): boolean {
    return this.#lanes.get(room)?.handed.has(originId) ?? false;
  }

  remove(room: RoomAddress, originId: OriginId): void {
    this.#options.outbox.remove(originId);
    this.#lanes.get(room)?.handed.delete(originId);
    this.#options.changed(room);
  }

  /** Hands over as much as may be under way. */
  pump(room: RoomAddress): void {
    const { outbox, window } = this.#options;
    const lane = this.#lanes.get(room);
    if (lane === undefined || isPaused(lane)) return;
    const waiting = outbox.waiting(room, lane.handed.size + window);
    const rows = due(waiting, lane.handed, lane.underWay.size, window);
    if (rows.length === 0) return;
    outbox.attempt(rows.map(({ originId }) => originId));
    for (const { originId } of rows) handOver(lane, originId);
    for (const row of rows) this.#carry(room, lane, row);
  }

  /** What is answered after its spell is over is of no use: the next catch-up tells. */
  #carry(room: RoomAddress, lane: Lane, row: OutboxRow): void {
    const isOver = () => this.#lanes.get(room) !== lane;
    this.#options.send(row).then(
      () => {
        if (!isOver()) this.#accept(room, lane, row.originId);
      },
      (error: unknown) => {
        if (!isOver()) this.#settle(room, lane, row.originId, error);
      },
    );
  }

  #accept(room: RoomAddress, lane: Lane, originId: OriginId): void {
    for (const late of overtakenBy(lane, originId)) this.#fail(room, late.originId, late.fault.text);
    this.#goOn(room, lane);
  }

  #settle(room: RoomAddress, lane: Lane, originId: OriginId, error: unknown): void {
    const fault = error instanceof FaultError ? error.fault : unknownFault;
    const verdict = verdictOf(fault);
    if (verdict === 'unknown') {
      this.close(room);
      this.#options.onUncertain?.(room);
      return;
    }
    lane.handed.delete(originId);
    if (verdict === 'later') putOff(lane, originId, fault);
    else lane.underWay.delete(originId);
    if (verdict === 'refused') this.#fail(room, originId, fault.text);
    this.#goOn(room, lane);
  }

  #goOn(room: RoomAddress, lane: Lane): void {
    const pause = pauseDue(lane);
    if (pause !== undefined) {
      lane.putOff = [];
      lane.undoPause = this.#options.after(pause, () => {
        delete lane.undoPause;
        this.pump(room);
      });
    }
    this.pump(room);
  }

  #fail(room: RoomAddress, originId: OriginId, reason: string): void {
    this.#options.outbox.fail(originId, reason);
    this.#options.changed(room);
  }
}
