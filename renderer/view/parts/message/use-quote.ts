import type { KeyboardEvent } from 'react';
import type { StoredMessage } from '#renderer/store/facts.ts';
import { useApp } from '#renderer/view/app-context.ts';

/** Does by its key, pressed at a message, what the menu of that message does. */
export function useQuoteKey(message: StoredMessage): (event: KeyboardEvent) => void {
  const { keys, quoting } = useApp();
  return (event) => {
    const chord = keys.chordOf(event.nativeEvent);
    if (!chord || keys.ownerOf(chord) !== 'quote') return;
    event.preventDefault();
    if (!event.repeat) quoting.fieldFor(message.room)?.take(message);
  };
}
