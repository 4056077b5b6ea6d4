import { nextTurn } from '#electron/chat/turns.ts';
import type { Tidying } from './tidy.ts';

/** Who stores, in the order in which they come: what was just said, what somebody waits for, the rest. */
const storers = ['said', 'asked', 'missed', 'imported'] as const;
const urgent: ReadonlySet<Storer> = new Set(['said', 'asked']);
export type Storer = (typeof storers)[number];

export interface Storing {
  /** Resolves when it is one's turn to store. */
  turn(storer: Storer): Promise<void>;
  /** Something was stored. */
  readonly stored: () => void;
}

interface Waiting {
  readonly storer: Storer;
  readonly start: () => void;
}

/**
 * Whoever stores does so alone in a turn of the event loop: however many rooms come at once, nobody else waits for more
 * than one of them. While the index is being merged nobody stores, as all would stand still until that is done; it is
 * cut short for whoever is in a hurry.
 */
export function createStoring({ merging, hurry, stored }: Omit<Tidying, 'stop'>): Storing {
  const waiting: Waiting[] = [];
  let isServing = false;
  const serve = (): void => {
    const other = merging();
    if (other !== undefined) return void other.then(serve);
    const keys = waiting.map(({ storer }) => storer);
    const place = nextTurn(keys, (storer) => storers.indexOf(storer));
    const [next] = waiting.splice(place, 1);
    isServing = waiting.length > 0;
    if (isServing) setImmediate(serve);
    next?.start();
  };
  return {
    turn: (storer) =>
      new Promise((start) => {
        if (urgent.has(storer)) hurry();
        waiting.push({ storer, start });
        if (!isServing) setImmediate(serve);
        isServing = true;
      }),
    stored,
  };
}
