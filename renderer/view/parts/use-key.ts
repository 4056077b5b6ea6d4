import type { KeyId } from '#renderer/store/keys/table.ts';
import { useApp, usePart } from '../app-context.ts';
import { ariaKey, keyName } from './key-name.ts';

/** The name of an action's key, where it has one. */
export function useKeyName(id: KeyId | undefined): string | undefined {
  const { keys } = useApp();
  const chord = usePart(keys, ({ bindings }) => id && bindings.get(id));
  return chord && keyName(chord, keys.apple);
}

/** For a button that does this: its key presses it while it is in sight, and stands in its tooltip. */
export function useKey(id: KeyId, label: string) {
  const { keys } = useApp();
  const chord = usePart(keys, ({ bindings }) => bindings.get(id));
  return {
    'data-key': id,
    title: chord ? `${label} (${keyName(chord, keys.apple)})` : label,
    'aria-keyshortcuts': chord && ariaKey(chord, keys.apple),
  } as const;
}
