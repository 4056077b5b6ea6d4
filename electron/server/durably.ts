import { FaultError } from '#electron/model/fault.ts';
import type { Turn } from './turn.ts';

/** Stores something that no stanza asked for, and says when it is certain. */
export interface Durably {
  /** Many at once share one wait for the disk. Rejects with `StorageFailed`. */
  store(action: () => void): Promise<void>;
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
          turn.run(action);
        } catch (cause) {
          waiting.delete(reject);
          reject(failure(cause));
        }
        turn.afterwards(() => {
          waiting.delete(reject);
          resolve();
        });
      }),
    lost: () => {
      for (const reject of waiting) reject(failure());
      waiting.clear();
    },
  };
}
