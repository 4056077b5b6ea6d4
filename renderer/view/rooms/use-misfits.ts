import { useEffect, useState } from 'react';
import type { Ask, Fault, Misfit } from '#renderer/store/facts.ts';
import { faultOf } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';

type Question = Ask<'logicalRooms.preview'>;

export interface Misfits {
  /** Can be made members of the public room in the same step. */
  readonly addable: readonly Misfit[];
  /** Have to leave the private one. */
  readonly outside: readonly Misfit[];
  readonly checking: boolean;
  readonly fault: Fault | undefined;
}

interface Answer {
  readonly to: string;
  readonly misfits: readonly Misfit[];
  readonly fault?: Fault;
}

/** Who would be an insider and may not enter the public room, asked anew whenever the question changes. */
export function useMisfits(question: Question | undefined): Misfits {
  const { ask } = useApp();
  const [answer, setAnswer] = useState<Answer>({ to: '', misfits: [] });
  const key = question === undefined ? '' : JSON.stringify(question);
  useEffect(() => {
    if (key === '') return;
    let wanted = true;
    const asked: Question = JSON.parse(key);
    ask('logicalRooms.preview', asked).then(
      ({ misfits }) => wanted && setAnswer({ to: key, misfits }),
      (error: unknown) => wanted && setAnswer({ to: key, misfits: [], fault: faultOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [ask, key]);
  const misfits = answer.to === key ? answer.misfits : [];
  return {
    addable: misfits.filter(({ addable }) => addable),
    outside: misfits.filter(({ addable }) => !addable),
    checking: answer.to !== key,
    fault: answer.to === key ? answer.fault : undefined,
  };
}
