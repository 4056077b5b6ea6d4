import { useEffect, useState } from 'react';

/** Whether so many frames have begun since this stands in the page. */
export function useFrames(count: number): boolean {
  const [begun, begin] = useState(false);
  useEffect(() => {
    let left = count;
    let frame = requestAnimationFrame(function next() {
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(next);
      else begin(true);
    });
    return () => cancelAnimationFrame(frame);
  }, [count]);
  return begun;
}
