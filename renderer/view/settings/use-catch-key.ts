import { type KeyboardEvent, useState } from 'react';
import { type Chord, writeChord } from '#renderer/store/keys/chord.ts';
import { type Refusal, refusalOf } from '#renderer/store/keys/refused.ts';
import type { KeyId } from '#renderer/store/keys/table.ts';
import { useApp, usePart } from '../app-context.ts';

/** What was pressed and cannot be had just so. */
export type Obstacle =
  | { readonly kind: 'refused'; readonly chord: Chord; readonly why: Refusal }
  | { readonly kind: 'taken'; readonly chord: Chord; readonly by: KeyId };

export interface KeyCatcher {
  /** The next key that is pressed is the one. */
  readonly catching: boolean;
  readonly obstacle: Obstacle | undefined;
  readonly start: () => void;
  readonly stop: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** Gives this chord to the action, unless another one has it. */
  readonly take: (chord: Chord) => void;
  /** Takes the key away. */
  readonly clear: () => void;
  /** Also from the other that has it. */
  readonly seize: () => void;
}

/** Takes the next key that is pressed for an action. `done` hears what it has then. */
export function useCatchKey(id: KeyId, done: (chord: Chord | null) => void): KeyCatcher {
  const { keys, session } = useApp();
  const browser = usePart(session, ({ host }) => host.kind === 'plain');
  const [catching, setCatching] = useState(false);
  const [obstacle, setObstacle] = useState<Obstacle>();
  const stop = (): void => {
    setCatching(false);
    setObstacle(undefined);
  };
  const set = (chord: Chord | null): void => {
    stop();
    keys.set(id, chord);
    done(chord);
  };
  const take = (chord: Chord): void => {
    const by = keys.ownerOf(chord);
    setCatching(false);
    if (by === undefined || by === id) set(chord);
    else setObstacle({ kind: 'taken', chord, by });
  };
  const onChord = (chord: Chord): void => {
    const text = writeChord(chord);
    const why = refusalOf(chord, { apple: keys.apple, browser });
    if (text === 'Escape') stop();
    else if (text === 'Backspace') set(null);
    else if (why) setObstacle({ kind: 'refused', chord, why });
    else take(chord);
  };
  const onKey = (event: KeyboardEvent): void => {
    // Whoever goes on by it does not mean it.
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const chord = keys.chordOf(event.nativeEvent);
    if (chord) onChord(chord);
  };
  const seize = (): void => {
    if (obstacle) set(obstacle.chord);
  };
  const start = (): void => {
    setObstacle(undefined);
    setCatching(true);
  };
  return { catching, obstacle, start, stop, onKey, take, clear: () => set(null), seize };
}
