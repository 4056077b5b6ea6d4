import { isShort } from '../parts/message/story.tsx';
import type { Row } from './rows.ts';

const lettersPerLine = 84;
const lineHeight = 20;
/** As the style sheet has them: above and below a text, with its author and without; a line of its own above. */
const [withHead, withoutHead, day, newLine] = [34, 4, 40, 28];
/** A story around its preview or its text. */
const [storySheet, previewLines] = [50, 2];

/** A guess at a row's height in pixels before it is measured; close ones keep the scroll bar calm. */
export function estimateHeight(row: Row | undefined, isUnfolded: (row: Row) => boolean): number {
  if (!row) return lineHeight;
  const { text, storyTitle, importance } = row.kind === 'message' ? row.message : row.entry;
  const above = row.kind === 'message' ? aboveOf(row) : 0;
  const frame = (row.head ? withHead : withoutHead) + (importance === 'Alert' ? lineHeight : 0);
  return above + frame + bodyOf(text, storyTitle, isUnfolded(row));
}

function aboveOf(row: Row & { kind: 'message' }): number {
  return (row.day ? day : 0) + (row.message.gapBefore ? day : 0) + (row.newLine ? newLine : 0);
}

function bodyOf(text: string, storyTitle: string | undefined, unfolded: boolean): number {
  if (storyTitle === undefined) return linesOf(text.slice(0, 6000)) * lineHeight;
  return storySheet + (unfolded || isShort(text) ? linesOf(text) : previewLines) * lineHeight;
}

function linesOf(text: string): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0);
}
