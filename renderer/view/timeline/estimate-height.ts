import type { Row } from './rows.ts';

const lettersPerLine = 84;
const lineHeight = 20;
/** A story as it is mostly seen: folded. */
const storySheet = 92;

/** A guess at a row's height in pixels before it is measured; close ones keep the scroll bar calm. */
export function estimateHeight(row: Row | undefined): number {
  if (!row) return lineHeight;
  const { text, storyTitle, importance } = row.kind === 'message' ? row.message : row.entry;
  const head = row.head ? 36 : 4;
  const above = row.kind === 'message' ? (row.day ? 48 : 0) + (row.newLine ? 32 : 0) : 0;
  const extra = importance === 'Alert' ? lineHeight : 0;
  if (storyTitle !== undefined) return above + head + extra + storySheet;
  return above + head + extra + linesOf(text.slice(0, 6000)) * lineHeight;
}

function linesOf(text: string): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0);
}
