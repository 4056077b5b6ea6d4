import * as v from 'valibot';
import { answerChecks } from '#addins/checks/answers.ts';
import type { AddInFault, HostFrame, Json, QuestionName, Questions } from '#addins/contract.ts';
import type { ReadFrame } from './read-frame.ts';

/** Why there is no answer to a question. */
export class NoAnswer extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NoAnswer';
  }
}

interface Waiting {
  readonly name: QuestionName;
  readonly settled: PromiseWithResolvers<unknown>;
}

/** What was asked of one add-in and is not answered yet. Only the first answer to a question counts. */
export function createQuestions(post: (frame: HostFrame) => void) {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  return {
    ask: <Q extends QuestionName>(name: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['answer']> => {
      lastId += 1;
      const settled = Promise.withResolvers<unknown>();
      waiting.set(lastId, { name, settled });
      // Every question of the contract is plain JSON.
      post({ kind: 'ask', id: lastId, name, body: ask as unknown as Json });
      // The check of this name was passed.
      return settled.promise as Promise<Questions[Q]['answer']>;
    },
    /** Whether something from the port, which nobody has read yet, names a question that is open. */
    awaits: (data: unknown): boolean => {
      if (typeof data !== 'object' || data === null || !('kind' in data && 'id' in data)) return false;
      return data.kind !== 'ask' && typeof data.id === 'number' && waiting.has(data.id);
    },
    settle: (frame: Exclude<ReadFrame, { kind: 'ask' | 'event' }>): void => {
      const found = waiting.get(frame.id);
      if (!found) return;
      waiting.delete(frame.id);
      if (frame.kind === 'fault') {
        found.settled.reject(new NoAnswer(wordsOf(frame.fault)));
        return;
      }
      const read = v.safeParse(answerChecks[found.name], frame.body);
      if (read.success) found.settled.resolve(read.output);
      else found.settled.reject(new NoAnswer(`Its answer to ${found.name} is not in the contract's shape.`));
    },
    close: (): void => {
      for (const { settled } of waiting.values()) settled.reject(new NoAnswer('It was closed.'));
      waiting.clear();
    },
  };
}

function wordsOf({ code, text }: AddInFault): string {
  return code === 'MsgNotSupported' ? 'It does not answer this.' : `It failed: ${text}`;
}
