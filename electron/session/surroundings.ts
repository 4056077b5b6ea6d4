import { randomUUID } from 'node:crypto';

/** Time, chance and names, passed in so that tests may decide them. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** A new name that nobody else has. */
  id(): string;
  /** Runs something once, later; returns its undo. */
  after(milliseconds: number, action: () => void): () => void;
}

export const realSurroundings: Surroundings = {
  now: () => Date.now(),
  random: () => Math.random(),
  id: () => randomUUID(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
