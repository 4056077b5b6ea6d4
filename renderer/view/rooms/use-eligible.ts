import { useEffect, useMemo, useState } from 'react';
import type { PrincipalSummary } from '#renderer/store/facts.ts';
import { without } from '#renderer/store/room-draft.ts';

export interface PeopleFound {
  readonly principals: readonly PrincipalSummary[];
  readonly moreAvailable: boolean;
}

/** Rejects where nobody can be asked for. */
export type FindPeople = (text: string) => Promise<PeopleFound>;

const nobody: PeopleFound = { principals: [], moreAvailable: false };
/** Milliseconds after a key in which another one may come. */
const pause = 120;

/** Who could be added and is not there yet; the last question is the one that counts. */
export function useEligible(
  find: FindPeople,
  text: string,
  taken: readonly PrincipalSummary[],
): { readonly found: readonly PrincipalSummary[]; readonly more: boolean } {
  const [answer, setAnswer] = useState(nobody);
  useEffect(() => {
    let wanted = true;
    const ask = (): void => {
      find(text.trim()).then(
        (found) => wanted && setAnswer(found),
        () => wanted && setAnswer(nobody),
      );
    };
    const timer = setTimeout(ask, text === '' ? 0 : pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [find, text]);
  const found = useMemo(() => without(answer.principals, taken), [answer, taken]);
  return { found, more: answer.moreAvailable };
}
