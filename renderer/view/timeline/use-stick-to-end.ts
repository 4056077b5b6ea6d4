import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Keeps the newest in sight when the list itself gets lower or higher, as while a long text is written. */
export function useStickToEnd(scroller: RefObject<HTMLDivElement | null>, stick: () => void): void {
  const latest = useRef(stick);
  latest.current = stick;
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => latest.current());
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller]);
}
