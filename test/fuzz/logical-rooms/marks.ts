import { expect } from 'vitest';
import type { Audience } from '#electron/model/logical-room.ts';

/** Marks of what was said to whom, which occur nowhere else. */
export const mark: Readonly<Record<Audience, string>> = { private: 'privatum', public: 'publicum' };
/** The beginning of the private one: what is looked for comes back with an answer. */
export const beginning = 'privat';
export const panelName = 'Geheimnis';

export function expectNothing(name: string, where: string, found: string, words: readonly string[]): void {
  for (const word of words) {
    const at = found.indexOf(word);
    const around = at < 0 ? undefined : found.slice(Math.max(0, at - 200), at + 100);
    expect([name, where, word, around]).toEqual([name, where, word, undefined]);
  }
}
