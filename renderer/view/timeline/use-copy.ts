import type { ClipboardEvent } from 'react';
import type { Row } from './rows.ts';
import { wholeTextOf } from './whole-text.ts';

/** Copies what was written and nothing of how it looks: what is selected, else the message that holds the focus. */
export function useCopy(rows: readonly Row[]): (event: ClipboardEvent) => void {
  return (event) => {
    const selected = document.getSelection()?.toString() ?? '';
    const text = selected === '' ? focusedText(rows, event.target) : selected;
    if (text === undefined) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
  };
}

function focusedText(rows: readonly Row[], target: EventTarget): string | undefined {
  const index = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
  const row = index ? rows[Number(index)] : undefined;
  return row && wholeTextOf(row.kind === 'message' ? row.message : row.entry);
}
