import { type ClipboardEvent, type DragEvent, type RefObject, useState } from 'react';
import type { RoomAddress, RoomEntry } from '#renderer/store/facts.ts';
import { privateMark } from '#renderer/store/private-words.ts';
import { useApp } from '../app-context.ts';

interface Held extends Words {
  /** Null: not known which. */
  readonly from: RoomAddress | null;
  readonly into: RoomAddress;
}

interface Words {
  readonly text: string;
  /** On lines of their own. */
  readonly apart?: true;
}

export interface GuardedWords {
  /** Words that were not put into the field yet. */
  readonly held: Held | undefined;
  readonly answer: (yes: boolean) => void;
  /** Puts lines that were said in a room at the caret. */
  readonly quote: (text: string, from: RoomAddress) => void;
  readonly handlers: {
    readonly onPaste: (event: ClipboardEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onCopy: () => void;
    readonly onCut: () => void;
  };
}

/** What is pasted or dropped into a field, and was said where others do not read it, waits for a yes. */
export function useGuardedWords(
  field: RefObject<HTMLTextAreaElement | HTMLInputElement | null>,
  room: RoomEntry,
): GuardedWords {
  const { privateWords, rooms } = useApp();
  const [held, setHeld] = useState<Held>();
  const guard = (data: DataTransfer, event: { preventDefault(): void }): void => {
    const text = data.getData('text/plain');
    const wider = privateWords.wider({ text, marked: data.types.includes(privateMark) }, room);
    if (!wider || text === '') return;
    event.preventDefault();
    setHeld({ text, from: wider.from, into: room.address });
  };
  const quote = (text: string, from: RoomAddress): void => {
    if (from !== room.address && rooms.get(from)?.privacy === 'Secret')
      setHeld({ text, apart: true, from, into: room.address });
    else insert(field.current, { text, apart: true });
  };
  const remember = (): void => {
    const { value = '', selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    if (room.privacy === 'Secret')
      privateWords.remember(value.slice(selectionStart ?? 0, selectionEnd ?? 0), room.address);
  };
  return {
    held: held?.into === room.address ? held : undefined,
    answer: (yes) => {
      setHeld(undefined);
      field.current?.focus();
      if (yes && held) insert(field.current, held);
    },
    quote,
    handlers: {
      onPaste: (event) => guard(event.clipboardData, event),
      onDrop: (event) => guard(event.dataTransfer, event),
      onCopy: remember,
      onCut: remember,
    },
  };
}

function insert(field: HTMLTextAreaElement | HTMLInputElement | null, { text, apart }: Words): void {
  if (!field) return;
  field.focus();
  // What is selected there stays.
  if (apart) field.setSelectionRange(field.selectionEnd, field.selectionEnd);
  // The one way to write into a field that its own undo takes back.
  document.execCommand('insertText', false, apart ? onItsOwn(field, text) : text);
}

function onItsOwn({ value, selectionEnd }: HTMLTextAreaElement | HTMLInputElement, text: string): string {
  const before = value.slice(0, selectionEnd ?? value.length);
  return `${before === '' || before.endsWith('\n') ? '' : '\n'}${text}\n`;
}
