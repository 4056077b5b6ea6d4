import { useEffect, useState } from 'react';

/** Frames in which the list finds the place of a visit: drawn, measured, placed anew, until two agree. */
const frames = 6;

/**
 * Whether the list has come to rest at the place of its visit. It goes there by the number of a row, which is another
 * row's as soon as a page arrives above.
 */
export function useSettled(): boolean {
  const [settled, settle] = useState(false);
  useEffect(() => {
    let left = frames;
    let frame = requestAnimationFrame(function count() {
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(count);
      else settle(true);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return settled;
}
