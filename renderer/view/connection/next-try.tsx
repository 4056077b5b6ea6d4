import { useEffect, useState } from 'react';
import { strings } from '../strings.ts';

/** The seconds until Perch tries again by itself. */
export function NextTry({ at }: { readonly at: number | undefined }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (at === undefined) return null;
  return <p className="next-try">{strings.connection.nextTry(Math.max(0, Math.ceil((at - now) / 1000)))}</p>;
}
