import type { ResultSetRequest } from '#electron/stanza/0059-rsm.ts';

/** Messages on a page where the asker does not say, and at most. */
const usualPage = 50;
const largestPage = 250;

export function pageSize({ max }: ResultSetRequest): number {
  return Math.min(max ?? usualPage, largestPage);
}

/** Of either end: a page that goes on from no message. */
export function isFirstPage({ after, before }: ResultSetRequest): boolean {
  return after === undefined && !before;
}
