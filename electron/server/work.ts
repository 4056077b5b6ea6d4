/** Runs what is left to be done, a step at a time, with everybody else's turns in between. */
export interface Work {
  /** To be called after every commit, and once at the start. */
  consider(): void;
  /** No step runs from now on. */
  end(): void;
}

export interface WorkOptions {
  /** `now`: somebody waits for it. `later`: nobody does. */
  readonly due: () => 'now' | 'later' | undefined;
  /** Some milliseconds' worth, committed as a turn of its own. */
  readonly step: () => void;
  readonly soon: (callback: () => void) => void;
  readonly afterAWhile: (callback: () => void) => void;
}

export function createWork({ due, step, soon, afterAWhile }: WorkOptions): Work {
  let scheduled: 'now' | 'later' | undefined;
  let ended = false;

  function consider(): void {
    const wanted = ended ? undefined : due();
    // What somebody waits for does not wait for what has time.
    if (wanted === undefined || scheduled === 'now' || scheduled === wanted) return;
    scheduled = wanted;
    const run = (): void => {
      if (ended || scheduled !== wanted) return;
      scheduled = undefined;
      if (due() !== undefined) step();
    };
    if (wanted === 'now') soon(run);
    else afterAWhile(run);
  }

  return {
    consider,
    end: () => {
      ended = true;
    },
  };
}
