import type { PageNotification, Surroundings } from '#renderer/store/surroundings.ts';

/** Surroundings where nothing happens by itself: the test paints, waits and looks away. */
export interface StillSurroundings extends Surroundings {
  /** Does what waits for the next frame. */
  readonly paint: () => void;
  /** Does what waits for a time. */
  readonly wait: () => void;
  readonly look: (looking: boolean) => void;
  readonly notified: readonly PageNotification[];
  readonly withdrawn: readonly string[];
}

export function stillSurroundings(): StillSurroundings {
  const frames = new Set<() => void>();
  const waits = new Set<() => void>();
  const lookers = new Set<() => void>();
  const notified: PageNotification[] = [];
  const withdrawn: string[] = [];
  let looking = true;
  const put = (into: Set<() => void>, work: () => void): (() => void) => {
    const each = (): void => work();
    into.add(each);
    return () => into.delete(each);
  };
  let ids = 0;
  const run = (all: Set<() => void>): void => {
    const now = [...all];
    all.clear();
    for (const work of now) work();
  };
  return {
    now: () => 0,
    newId: () => {
      ids += 1;
      return `id ${ids}`;
    },
    language: 'en',
    appleKeyboard: false,
    soon: (work) => put(frames, work),
    later: (_, work) => put(waits, work),
    looking: () => looking,
    onLooking: (listener) => put(lookers, listener),
    oneColumn: () => false,
    notify: (notification) => void notified.push(notification),
    withdraw: (tag) => void withdrawn.push(tag),
    chime: () => undefined,
    notified,
    withdrawn,
    paint: () => run(frames),
    wait: () => run(waits),
    look: (now) => {
      looking = now;
      for (const listener of [...lookers]) listener();
    },
  };
}
