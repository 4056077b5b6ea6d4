import type { ClipboardEvent } from 'react';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { privateMark } from '#renderer/store/private-words.ts';
import { useApp, usePart } from '../app-context.ts';
import { type Dates, datesIn } from '../dates.ts';
import { wholeTextOf } from '../parts/message/whole-text.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import type { Row } from './rows.ts';
import { rowIndexOf, selectedPart, selectedRows } from './selected-rows.ts';
import { type Line, transcript } from './transcript.ts';

/**
 * Copies what was written and nothing of how it looks: of one message what is selected, of several who said what, and
 * when, also of those between that are not drawn; without a selection the message that holds the focus.
 */
export function useCopy(rows: readonly Row[]): (event: ClipboardEvent) => void {
  const { session, rooms, privateWords } = useApp();
  const language = usePart(session, ({ host }) => host.language);
  const me = usePart(session, ({ account }) => account?.displayName ?? '');
  return (event) => {
    const several = severalOf(event.currentTarget, rows, (row) => lineOf(row, datesIn(language), me));
    const text = several ?? (document.getSelection()?.toString() || focusedText(rows, event.target));
    if (!text) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    const secret = rowsCopied(event.currentTarget, rows, event.target)
      .map(roomOf)
      .find((room) => rooms.get(room)?.privacy === 'Secret');
    if (secret === undefined) return;
    event.clipboardData.setData(privateMark, 'private');
    privateWords.remember(text, secret);
  };
}

function severalOf(list: Element, rows: readonly Row[], line: (row: Row) => Line): string | undefined {
  const [first, last] = selectedRows(list) ?? [];
  if (first === undefined || last === undefined || first === last) return undefined;
  const lines = rows.slice(first, last + 1).map(line);
  return transcript(lines.map((whole, at) => ({ ...whole, text: partOf(list, first + at) ?? whole.text })));

  function partOf(within: Element, index: number): string | undefined {
    if (index !== first && index !== last) return undefined;
    const row = within.querySelector(`[data-index="${index}"]`);
    return row ? selectedPart(row) : undefined;
  }
}

function lineOf(row: Row, dates: Dates, me: string): Line {
  if (row.kind === 'pending') {
    return { author: whoSaid(row, me), when: dates.stamp(row.entry.writtenAt), text: wholeTextOf(row.entry) };
  }
  const { author, sentAt } = row.message;
  return {
    author: whoSaid(row, tameName(author.name)),
    when: dates.stamp(sentAt),
    text: wholeTextOf(row.message),
  };
}

/** In a logical room each line says whether it was private. */
function whoSaid(row: Row, author: string): string {
  return row.private ? strings.audience.copied(author) : author;
}

export function roomOf(row: Row): RoomAddress {
  return row.kind === 'message' ? row.message.room : row.entry.room;
}

/** Those of which something is selected; without a selection the one that holds the focus. */
export function rowsCopied(list: Element, rows: readonly Row[], target: EventTarget): readonly Row[] {
  const [first, last] = selectedRows(list) ?? [];
  if (first !== undefined && last !== undefined) return rows.slice(first, last + 1);
  const row = rows[rowIndexOf(target) ?? -1];
  return row ? [row] : [];
}

function focusedText(rows: readonly Row[], target: EventTarget): string | undefined {
  const row = rows[rowIndexOf(target) ?? -1];
  return row && wholeTextOf(row.kind === 'message' ? row.message : row.entry);
}
