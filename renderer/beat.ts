interface Clock {
  /** Milliseconds that only grow, whatever is done to the clock. */
  readonly now: () => number;
  readonly frame: (work: () => void) => () => void;
  readonly later: (milliseconds: number, work: () => void) => () => void;
}

/** Milliseconds between two draws of a burst: two frames, as often as a film shows another picture. */
const rest = 30;
/** Milliseconds after which it happens without a frame: what nobody sees paints none. */
const longest = 100;

/**
 * Puts off what can be drawn together: at rest to the next frame, in a burst to every second one, which nobody can read
 * faster, and which costs the page half. All that waits is done at once, so that it is drawn at once.
 */
export function createBeat({ now, frame, later }: Clock): (work: () => void) => () => void {
  let waiting: { readonly work: () => void }[] = [];
  let planned = false;
  let last = Number.NEGATIVE_INFINITY;
  const beat = (): void => {
    const works = waiting;
    waiting = [];
    planned = false;
    last = now();
    for (const { work } of works) {
      try {
        work();
      } catch (error) {
        // It is told like any other, and keeps nothing else from happening.
        later(0, () => {
          throw error;
        });
      }
    }
  };
  const plan = (): void => {
    const stops = [frame, (work: () => void) => later(longest, work)].map((wait) =>
      wait(() => {
        for (const stop of stops) stop();
        beat();
      }),
    );
  };
  return (work) => {
    const mine = { work };
    waiting.push(mine);
    const left = last + rest - now();
    if (!planned && left > 0) later(left, plan);
    else if (!planned) plan();
    planned = true;
    return () => {
      waiting = waiting.filter((each) => each !== mine);
    };
  };
}
