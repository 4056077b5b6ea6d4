import { createStoring, type Storing } from '#electron/core/messages/storing.ts';

/** Turns to store in, with nobody who merges. */
export function unhindered(): Storing {
  return createStoring({ merging: () => undefined, hurry: () => undefined, stored: () => undefined });
}
