import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Mention } from '#electron/model/text/message-part.ts';
import type { RoomAddress } from '#renderer/store/facts.ts';
import type { Person } from '#renderer/store/talkers.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { isAddress } from './address-people.ts';
import { type Begun, begunAt, type Suggestion, suggestionsFor } from './completion.ts';

export interface Completion {
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  readonly take: (suggestion: Suggestion) => void;
  /** After each change of the text or the caret. */
  readonly look: () => void;
  readonly close: () => void;
  /** True where the key was meant for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

const none: readonly Suggestion[] = [];
const nobody: ReadonlyMap<string, Person> = new Map();

/** Offers people and emoji for what is begun before the caret of a field; `onMeant`: somebody was taken. */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  room: RoomAddress,
  onMeant: (mention: Mention) => void,
): Completion {
  const { talkers, session } = useApp();
  const people = usePart(talkers, ({ byRoom }) => byRoom.get(room)) ?? nobody;
  const me = usePart(session, ({ account }) => account?.address);
  const [begun, setBegun] = useState<Begun>();
  const [chosen, setChosen] = useState(0);
  const others = [...people.values()].filter(({ id }) => id !== me);
  const named = others.map((person) => ({ ...person, name: tameName(person.name) }));
  const suggestions = begun ? suggestionsFor(begun, named) : none;

  const close = (): void => setBegun(undefined);
  const look = (): void => {
    const element = field.current;
    const caret = element?.selectionStart;
    const next = element && caret === element.selectionEnd ? begunAt(element.value, caret ?? 0) : undefined;
    if (next?.kind === 'person' && begun?.kind !== 'person') talkers.look(room);
    if (next?.query !== begun?.query) setChosen(0);
    setBegun(next);
  };
  const take = ({ insert, person }: Suggestion): void => {
    const element = field.current;
    if (!element || !begun) return;
    element.focus();
    element.setSelectionRange(begun.from, element.selectionEnd);
    // The one way to write into a field that its own undo takes back.
    document.execCommand('insertText', false, insert);
    const end = begun.from + insert.trimEnd().length;
    if (person && isAddress(person.id)) onMeant({ begin: begun.from, end, address: person.id });
    close();
  };
  const onKey = (event: KeyboardEvent): boolean => {
    const at = suggestions[Math.min(chosen, suggestions.length - 1)];
    if (!at || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((chosen + step + suggestions.length) % suggestions.length);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) take(at);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { suggestions, chosen: Math.min(chosen, suggestions.length - 1), take, look, close, onKey };
}
