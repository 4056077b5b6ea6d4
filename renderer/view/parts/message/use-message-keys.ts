import type { KeyboardEvent } from 'react';
import type { StoredMessage } from '#renderer/store/facts.ts';
import { useApp } from '#renderer/view/app-context.ts';

/** Does by its key, pressed at a message, what the menu of that message does. */
export function useMessageKeys(message: StoredMessage): (event: KeyboardEvent) => void {
  const { keys, quoting, removals } = useApp();
  const does = {
    quote: () => quoting.fieldFor(message.room)?.take(message),
    'remove message': () => removals.propose(message),
  } as const;
  return (event) => {
    const chord = keys.chordOf(event.nativeEvent);
    const owner = chord && keys.ownerOf(chord);
    if (owner !== 'quote' && owner !== 'remove message') return;
    event.preventDefault();
    if (!event.repeat) does[owner]();
  };
}
