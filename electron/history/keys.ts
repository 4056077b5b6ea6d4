import type { MessageKey, Timestamp } from '../model/ids.ts';

/** Sequence numbers within one millisecond; more spill into the next. */
const perMillisecond = 1024;

/** The last millisecond whose keys are safe integers: in the year 2248. */
const lastTime = Math.floor(Number.MAX_SAFE_INTEGER / perMillisecond) - 1;

/** Above every key. */
export const topKey: MessageKey = Number.MAX_SAFE_INTEGER;

/** A time that no calendar knows is taken as the nearest that can be stored. */
export function storableTime(time: Timestamp): Timestamp {
  return Number.isNaN(time) ? 0 : Math.min(Math.max(Math.floor(time), 0), lastTime);
}

/** The first key of a moment. */
export function keyOf(time: Timestamp): MessageKey {
  return storableTime(time) * perMillisecond;
}

/** The moment of a key, in whole milliseconds. */
export function timeOf(key: MessageKey): Timestamp {
  return Math.floor(key / perMillisecond);
}

/** Answers the first key from `wanted` on that nothing else bears, in any room. */
type NextFree = (wanted: MessageKey) => MessageKey;

/** A message on a page of the archive: with its key where it is stored already. */
interface Placed {
  readonly sentAt: Timestamp;
  readonly key?: MessageKey;
}

/**
 * Keys for a page in the archive's order, strictly ascending, above `floor` and, as long as there is room, below
 * `ceiling`. A stored message keeps its key unless the page contradicts it: then it moves up, never down, so that
 * a key once taken is only ever exchanged for one that nobody bears.
 */
export function placeInOrder(
  page: readonly Placed[],
  floor: MessageKey,
  ceiling: MessageKey,
  nextFree: NextFree,
): MessageKey[] {
  const ceilings = ceilingsOf(page, ceiling);
  let previous = floor;
  return page.map((message, index) => {
    previous = placeOne(message, previous, ceilings[index] ?? ceiling, nextFree);
    return previous;
  });
}

function placeOne(message: Placed, previous: MessageKey, ceiling: MessageKey, nextFree: NextFree) {
  if (message.key !== undefined && message.key > previous) return message.key;
  if (message.key !== undefined) return nextFree(previous + 1);
  return nextFree(Math.max(Math.min(keyOf(message.sentAt), ceiling), previous + 1));
}

/** The highest key that each message may take so that those between it and the next stored one still fit. */
function ceilingsOf(page: readonly Placed[], ceiling: MessageKey): MessageKey[] {
  let next = ceiling;
  return page
    .toReversed()
    .map(({ key }) => (next = key === undefined ? next - 1 : Math.min(key, next)))
    .toReversed();
}
