import type { Surroundings } from './surroundings.ts';

/** Collects what comes within one frame and hands it on at once: a burst paints once. */
export function gather<T>(
  soon: Surroundings['soon'],
  work: (items: readonly T[]) => void,
): (item: T) => void {
  let items: T[] = [];
  return (item) => {
    items.push(item);
    if (items.length > 1) return;
    soon(() => {
      const now = items;
      items = [];
      work(now);
    });
  };
}
