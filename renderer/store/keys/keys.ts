import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsStore } from '../settings.ts';
import { type Bindings, bindingsOf, ownerOf, rebound, without, withoutAll } from './bindings.ts';
import { type Chord, chordOf, type Pressed } from './chord.ts';
import type { KeyId } from './table.ts';

/** Which key does what, as the person has it. */
export interface KeysStore {
  readonly state: StoreApi<{ readonly bindings: Bindings }>;
  /** The key for commands is Cmd. */
  readonly apple: boolean;
  readonly chordOf: (pressed: Pressed) => Chord | undefined;
  readonly ownerOf: (chord: Chord) => KeyId | undefined;
  /** Whatever else had this chord has none then; null takes the key away. */
  readonly set: (id: KeyId, chord: Chord | null) => void;
  readonly reset: (id: KeyId) => void;
  readonly resetAll: () => void;
  /** Follows the settings. Returns its undo. */
  readonly attach: () => () => void;
}

export function createKeys(settings: SettingsStore, apple: boolean): KeysStore {
  const changes = () => settings.state.getState().keys;
  const state = createStore(() => ({ bindings: bindingsOf(changes(), apple) }));
  return {
    state,
    apple,
    chordOf: (pressed) => chordOf(pressed, apple),
    ownerOf: (chord) => ownerOf(state.getState().bindings, chord),
    set: (id, chord) => settings.change({ keys: rebound(changes(), id, chord, apple) }),
    reset: (id) => settings.change({ keys: without(changes(), id) }),
    resetAll: () => settings.change({ keys: withoutAll(changes()) }),
    attach: () =>
      settings.state.subscribe((now, before) => {
        if (now.keys !== before.keys) state.setState({ bindings: bindingsOf(now.keys, apple) });
      }),
  };
}
