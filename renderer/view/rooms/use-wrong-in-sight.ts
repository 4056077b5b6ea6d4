import { type RefObject, useEffect, useRef } from 'react';
import type { Fault } from '#renderer/store/facts.ts';

/** After each try, and whenever the server said no: the first field that is wrong, where it can be mended. */
export function useWrongInSight(tries: number, fault: Fault | undefined): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries === 0 && !fault) return;
    const wrong = form.current?.querySelector('.hint.wrong');
    const field = wrong?.closest('.field')?.querySelector<HTMLElement>('input, select');
    field?.focus();
    wrong?.scrollIntoView({ block: 'nearest' });
  }, [tries, fault]);
  return form;
}
