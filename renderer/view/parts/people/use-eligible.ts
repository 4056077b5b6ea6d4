import { useEffect, useMemo, useState } from 'react';
import type { PrincipalSummary } from '#renderer/store/facts.ts';
import { without } from '#renderer/store/room-draft.ts';
import { isLike } from './principal-name.ts';

export interface PeopleFound {
  readonly principals: readonly PrincipalSummary[];
  readonly moreAvailable: boolean;
}

/** Rejects where nobody can be asked for. */
export type FindPeople = (text: string) => Promise<PeopleFound>;

const nobody: PeopleFound & { readonly text: string } = { principals: [], moreAvailable: false, text: '' };
/** Milliseconds after a key in which another one may come. */
const pause = 120;

/**
 * Who could be added and is not there yet. Until the answer to the last question is there, those of the one
 * before who fit: whoever is quick with the keys takes nobody else by mistake.
 */
export function useEligible(
  find: FindPeople,
  text: string,
  taken: readonly PrincipalSummary[],
): {
  readonly found: readonly PrincipalSummary[];
  readonly more: boolean;
  /** The answer to what is written now is not there yet. */
  readonly asking: boolean;
} {
  const words = text.trim();
  const [answer, setAnswer] = useState(nobody);
  useEffect(() => {
    if (words === '') return;
    let wanted = true;
    const ask = (): void => {
      find(words).then(
        (found) => wanted && setAnswer({ ...found, text: words }),
        () => wanted && setAnswer({ ...nobody, text: words }),
      );
    };
    const timer = setTimeout(ask, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [find, words]);
  const found = useMemo(() => {
    const fitting = answer.text === words ? answer.principals : answer.principals.filter(isLike(words));
    return without(fitting, taken);
  }, [answer, words, taken]);
  return { found, more: answer.moreAvailable, asking: answer.text !== words };
}
