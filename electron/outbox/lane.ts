import type { Fault } from '../model/fault.ts';
import type { OriginId } from '../model/ids.ts';

/** A message that was put off, and how long. */
interface PutOff {
  readonly originId: OriginId;
  readonly order: number;
  readonly fault: Fault;
}

/** What one spell of being joined knows of a room's messages; a new spell begins with a new lane. */
export interface Lane {
  /** Everything handed to the connection in this spell whose row is still there. */
  readonly handed: Set<OriginId>;
  /** Of these, what is not answered yet, with its place in the order of handing over. */
  readonly underWay: Map<OriginId, number>;
  order: number;
  putOff: readonly PutOff[];
  /** Ends the pause that the room asked for. */
  undoPause?: () => void;
}

export function newLane(): Lane {
  return { handed: new Set(), underWay: new Map(), order: 0, putOff: [] };
}

export function handOver(lane: Lane, originId: OriginId): void {
  lane.order += 1;
  lane.handed.add(originId);
  lane.underWay.set(originId, lane.order);
}

/**
 * The room took this one. What was handed over before it and put off can no longer come before it: it is taken
 * out and answered, for the person to decide about.
 */
export function overtakenBy(lane: Lane, originId: OriginId): readonly PutOff[] {
  const order = lane.underWay.get(originId) ?? 0;
  lane.underWay.delete(originId);
  const overtaken = lane.putOff.filter((each) => each.order < order);
  lane.putOff = lane.putOff.filter((each) => each.order >= order);
  return overtaken;
}

export function putOff(lane: Lane, originId: OriginId, fault: Fault): void {
  lane.putOff = [...lane.putOff, { originId, order: lane.underWay.get(originId) ?? 0, fault }];
  lane.underWay.delete(originId);
}

/** The pause in milliseconds, once everything under way is answered; undefined where there is none to make. */
export function pauseDue(lane: Lane): number | undefined {
  if (lane.putOff.length === 0 || lane.underWay.size > 0) return undefined;
  return Math.max(...lane.putOff.map(({ fault }) => fault.retry ?? 0)) * 1000;
}

/** Nothing new is handed over while something is put off or the pause lasts. */
export function isPaused(lane: Lane): boolean {
  return lane.putOff.length > 0 || lane.undoPause !== undefined;
}
