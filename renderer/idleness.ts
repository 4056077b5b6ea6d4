/** After so long without a key or a movement nobody is taken to be there, in milliseconds. */
const patience = 5 * 60_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'focus'] as const;

interface Clock {
  readonly now: () => number;
  /** Once, after some milliseconds. */
  readonly later: (milliseconds: number, work: () => void) => unknown;
}

export interface Idleness {
  readonly idle: () => boolean;
  /** Hears of every turn. Returns its undo. */
  readonly onTurn: (listener: () => void) => () => void;
}

/** Whether somebody does something in the window, whatever has the focus. */
export function watchIdleness(window: EventTarget, { now, later }: Clock): Idleness {
  const listeners = new Set<() => void>();
  let last = now();
  let idle = false;
  const turn = (to: boolean): void => {
    idle = to;
    for (const listener of [...listeners]) listener();
  };
  // One timer for all movements: it looks how long ago the last one was.
  const watch = (): void => {
    const left = last + patience - now();
    if (left > 0) later(left, watch);
    else turn(true);
  };
  const act = (): void => {
    last = now();
    if (!idle) return;
    turn(false);
    watch();
  };
  for (const sign of signs) window.addEventListener(sign, act, { capture: true, passive: true });
  watch();
  return {
    idle: () => idle,
    onTurn: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
