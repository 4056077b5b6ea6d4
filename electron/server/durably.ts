import { FaultError } from '#electron/model/fault.ts';
import { isShortage } from './storage/shortage.ts';
import type { Turn } from './turn.ts';

/** Stores something that no stanza asked for, and says when it is certain. */
export interface Durably {
  /**
   * All of it or nothing; many at once share one wait for the disk. Answers what the action does. Rejects with
   * `StorageFailed`, and with what the action throws.
   */
  store<T>(action: () => T): Promise<T>;
  /** The turn was lost. */
  lost(): void;
}

export function createDurably(turn: Turn): Durably {
  const waiting = new Set<(error: FaultError) => void>();

  function failure(cause?: unknown): FaultError {
    return new FaultError('StorageFailed', 'Nothing can be stored: make room on the disk.', { cause });
  }

  return {
    store: (action) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        try {
          turn.run(() => {
            const answer = action();
            turn.afterwards(() => {
              waiting.delete(reject);
              resolve(answer);
            });
          });
        } catch (error) {
          waiting.delete(reject);
          reject(isShortage(error) ? failure(error) : error);
        }
      }),
    lost: () => {
      for (const reject of waiting) reject(failure());
      waiting.clear();
    },
  };
}
