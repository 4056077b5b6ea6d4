import { type Chord, readChord, writeChord } from './chord.ts';
import { isKeyId, type KeyId, keyIds, keyTable } from './table.ts';

/** What differs from the keys at first: a chord as it is written, or null for none. */
export type KeyChanges = Readonly<Record<string, string | null>>;

/** The chord of everything that has one. */
export type Bindings = ReadonlyMap<KeyId, Chord>;

/**
 * Which key does what now. What the person chose goes before what was there at first; each chord does one thing. What
 * cannot be understood changes nothing.
 */
export function bindingsOf(changes: KeyChanges, apple: boolean): Bindings {
  const bound = new Map<KeyId, Chord>();
  const taken = new Set<string>();
  const bind = (id: KeyId, chord: Chord | undefined): void => {
    if (!chord || taken.has(writeChord(chord))) return;
    taken.add(writeChord(chord));
    bound.set(id, chord);
  };
  for (const id of keyIds) if (isChanged(changes, id)) bind(id, readChord(changes[id] ?? ''));
  for (const id of keyIds) if (!isChanged(changes, id)) bind(id, firstChord(id, apple));
  return bound;
}

/** The key at first. */
export function firstChord(id: KeyId, apple: boolean): Chord | undefined {
  const { key, apple: onApple = key } = keyTable[id];
  return readChord(apple ? onApple : key);
}

/** Null, or a chord that can be understood: all else is as if it was never said. */
export function isChanged(changes: KeyChanges, id: KeyId): boolean {
  const change = Object.hasOwn(changes, id) ? changes[id] : undefined;
  return change === null || (change !== undefined && readChord(change) !== undefined);
}

/** Gives this one a key, or takes its key away; whatever had that key has none then. */
export function rebound(changes: KeyChanges, id: KeyId, chord: Chord | null, apple: boolean): KeyChanges {
  const text = chord && writeChord(chord);
  const others = Object.entries(changes).map(
    ([other, its]) => [other, text !== null && its === text ? null : its] as const,
  );
  const first = firstChord(id, apple);
  const next = { ...Object.fromEntries(others), [id]: text };
  return text !== null && first && writeChord(first) === text ? without(next, id) : next;
}

/** As it was at first. What was said of actions that are not known here stays. */
export function without(changes: KeyChanges, id: KeyId): KeyChanges {
  return Object.fromEntries(Object.entries(changes).filter(([other]) => other !== id));
}

export function withoutAll(changes: KeyChanges): KeyChanges {
  return Object.fromEntries(Object.entries(changes).filter(([other]) => !isKeyId(other)));
}

/** What else this chord does now. */
export function ownerOf(bindings: Bindings, chord: Chord): KeyId | undefined {
  const text = writeChord(chord);
  return [...bindings].find(([, its]) => writeChord(its) === text)?.[0];
}
