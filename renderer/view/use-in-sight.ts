import { type RefObject, useEffect, useRef } from 'react';

/** What appears where the person may not be looking comes into sight, as far as it has to. */
export function useInSight<T extends Element>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return place;
}
