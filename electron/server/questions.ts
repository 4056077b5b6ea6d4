import type { Element } from '#electron/stanza/xml.ts';

/** Questions that the server has asked devices, until they are answered or the device is gone. */
export interface Questions {
  /** Remembers one under its id. */
  add(address: string, id: string, onAnswer: (answer: Element) => void): void;
  /** False where nobody asked `from` under this id: an answer counts only from where the question went. */
  take(from: string, answer: Element): boolean;
  forget(address: string): void;
}

const perDevice = 64;

export function createQuestions(): Questions {
  const open = new Map<string, Map<string, (answer: Element) => void>>();
  return {
    add: (address, id, onAnswer) => {
      const questions = open.get(address) ?? new Map<string, (answer: Element) => void>();
      open.set(address, questions.set(id, onAnswer));
      const oldest = questions.keys().next().value;
      if (questions.size > perDevice && oldest !== undefined) questions.delete(oldest);
    },
    take: (from, answer) => {
      const { id } = answer.attrs;
      const onAnswer = open.get(from)?.get(id);
      if (!onAnswer) return false;
      open.get(from)?.delete(id);
      onAnswer(answer);
      return true;
    },
    forget: (address) => {
      open.delete(address);
    },
  };
}
