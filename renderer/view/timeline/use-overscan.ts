import { useFrames } from './use-frames.ts';

/** More than one turn of a wheel: what comes into sight was measured before, and moves nothing. */
const ready = 18;
/** As many as a guess at the heights may be wrong by. */
const atFirst = 3;

/** How many rows are drawn out of sight: few in the first frame, which somebody waits for, the others right behind it. */
export function useOverscan(): number {
  // The second frame begins when the first is on the screen.
  return useFrames(2) ? ready : atFirst;
}
