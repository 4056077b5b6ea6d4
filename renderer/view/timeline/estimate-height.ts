import type { Row } from './rows.ts';

const lettersPerLine = 84;
const lineHeight = 20;

/** A guess at a row's height in pixels before it is measured; close ones keep the scroll bar calm. */
export function estimateHeight(row: Row | undefined): number {
  if (!row) return lineHeight;
  const text = row.kind === 'message' ? row.message.text : row.entry.text;
  const head = row.head ? 36 : 4;
  const above = row.kind === 'message' ? (row.day ? 48 : 0) + (row.newLine ? 32 : 0) : 0;
  return above + head + linesOf(text.slice(0, 6000)) * lineHeight;
}

function linesOf(text: string): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0);
}
