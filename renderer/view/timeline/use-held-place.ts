import { useCallback, useEffect, useState } from 'react';

/**
 * While it holds, nothing follows the end of the list: what somebody unfolds there grows downwards, under the pointer
 * that unfolded it.
 */
export function useHeldPlace(): readonly [held: boolean, hold: () => void] {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!held) return undefined;
    // Drawn in the first frame, measured and placed in the second.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setHeld(false));
    });
    return () => cancelAnimationFrame(frame);
  }, [held]);
  return [held, useCallback(() => setHeld(true), [])];
}
