import type { FoundWords, WordStep, WordVolume } from '../storage/archive-values.ts';
import type { RoomKey } from '../storage/room-values.ts';
import type { RoomStore } from '../storage/store.ts';

/** What a walk through the index looks for; `max` are kept. */
export interface Walk extends WordStep {
  /** Counts all that fit, rather than ending where enough is kept. */
  readonly counts: boolean;
  /** Looks again at what the index cannot judge; absent where it can. */
  readonly fits?: (found: FoundWords) => boolean;
}

export interface Walked {
  /** In the order of the walk; one more than `max` where there are more. */
  readonly found: readonly FoundWords[];
  readonly counts: ReadonlyMap<RoomKey, number>;
  /** It ended before everything was counted. */
  readonly more: boolean;
}

/** What is found in one step, and what is counted in all. */
const stepSize = 500;
const mostCounted = 10_000;

/** Goes through the volumes of the index, a step each time that it is asked for the next. */
export function* walk(store: RoomStore, walk: Walk): Generator<void, Walked, void> {
  const found: FoundWords[] = [];
  const counts = new Map<RoomKey, number>();
  let counted = 0;
  for (const volume of volumesOf(store, walk)) {
    for (let at: number | undefined = start(walk); at !== undefined; ) {
      const step = take(store, walk, volume, at);
      for (const hit of step.hits) {
        if (found.length <= walk.max) found.push(hit);
        counts.set(hit.room, (counts.get(hit.room) ?? 0) + 1);
        counted += 1;
      }
      at = step.next;
      const isEnough = found.length > walk.max;
      if (isEnough && (!walk.counts || counted >= mostCounted)) return { found, counts, more: true };
      yield;
    }
  }
  return { found, counts, more: false };
}

function take(store: RoomStore, walk: Walk, volume: WordVolume, at: number) {
  const { match, rooms, from, low, high, fits } = walk;
  const bounds = from === 'oldest' ? { low: at, high } : { low, high: at };
  const all = store.findWords(volume.number, { match, rooms, from, ...bounds, max: stepSize });
  return {
    hits: fits ? all.filter(fits) : all,
    next: all.length < stepSize ? undefined : all.at(-1)?.id,
  };
}

/** Those that can hold anything, in the order of the walk. */
function volumesOf(store: RoomStore, { from, low, high }: Walk): readonly WordVolume[] {
  const volumes = store.wordVolumes().filter(({ first, last }) => last > low && first < high);
  return from === 'oldest' ? volumes : volumes.toReversed();
}

function start({ from, low, high }: Walk): number {
  return from === 'oldest' ? low : high;
}
