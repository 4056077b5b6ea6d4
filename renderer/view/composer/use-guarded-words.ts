import { type ClipboardEvent, type DragEvent, type RefObject, useState } from 'react';
import type { RoomAddress, RoomEntry } from '#renderer/store/facts.ts';
import { privateMark } from '#renderer/store/private-words.ts';
import { useApp } from '../app-context.ts';

interface Held {
  readonly text: string;
  /** Null: not known which. */
  readonly from: RoomAddress | null;
  readonly into: RoomAddress;
}

export interface GuardedWords {
  /** Words that were not put into the field yet. */
  readonly held: Held | undefined;
  readonly answer: (yes: boolean) => void;
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
  const { privateWords } = useApp();
  const [held, setHeld] = useState<Held>();
  const guard = (data: DataTransfer, event: { preventDefault(): void }): void => {
    const text = data.getData('text/plain');
    const wider = privateWords.wider({ text, marked: data.types.includes(privateMark) }, room);
    if (!wider || text === '') return;
    event.preventDefault();
    setHeld({ text, from: wider.from, into: room.address });
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
      // The one way to write into a field that its own undo takes back.
      if (yes && held) document.execCommand('insertText', false, held.text);
    },
    handlers: {
      onPaste: (event) => guard(event.clipboardData, event),
      onDrop: (event) => guard(event.dataTransfer, event),
      onCopy: remember,
      onCut: remember,
    },
  };
}
