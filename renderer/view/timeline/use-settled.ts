import { useFrames } from './use-frames.ts';

/** Frames in which the list finds the place of a visit: drawn, measured, placed anew, until two agree. */
const frames = 6;

/**
 * Whether the list has come to rest at the place of its visit. It goes there by the number of a row, which is another
 * row's as soon as a page arrives above.
 */
export function useSettled(): boolean {
  return useFrames(frames);
}
