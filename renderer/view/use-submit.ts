import { useCallback, useRef, useState } from 'react';
import { type Fault, faultOf } from '#renderer/store/facts.ts';

export interface Submit {
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  readonly run: (work: () => Promise<unknown>) => Promise<void>;
}

/** One question at a time, and what came of it. Success needs no word: the window changes. */
export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<unknown>): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFault(undefined);
    try {
      await work();
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, fault, run };
}
