import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { MessageKey } from '#renderer/store/facts.ts';
import { type Mark, seeksMessage, type Visit } from '#renderer/store/visit.ts';
import { useApp } from '../app-context.ts';
import type { Row } from './rows.ts';

type List = Virtualizer<HTMLDivElement, Element>;

interface Place {
  readonly visit: Visit;
  /** The message that the visit leads to. */
  readonly place: MessageKey | null;
}

/** Takes a visit to its place, once, and tells where it is from then on. */
export function usePlace(
  scroller: RefObject<HTMLDivElement | null>,
  list: List,
  rows: readonly Row[],
  { visit, place }: Place,
): void {
  const { timeline } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a visit goes to its place once, when its first rows stand
  useLayoutEffect(() => {
    const at = placeOf(rows, { visit, place });
    goTo(list, visit, at, timeline.state.getState().reachedStart);
    // Messages that are drawn anew under whoever had the focus among them.
    const lost = visit.at === 'mark' && document.activeElement === document.body;
    if (seeksMessage(visit) || visit.at === 'date' || lost) focusRow(scroller, at);
  }, []);
  const shown = useRef(rows);
  shown.current = rows;
  useEffect(() => timeline.markBy(() => markOf(list, shown.current)), [timeline, list]);
}

function goTo(list: List, visit: Visit, at: number, reachedStart: boolean): void {
  if (at < 0) list.scrollToEnd();
  // With the words above it that say so.
  else if (at === 0 && reachedStart && (visit.at === 'date' || visit.at === 'unread')) list.scrollToOffset(0);
  else list.scrollToIndex(at, { align: seeksMessage(visit) ? 'center' : 'start' });
}

/** To the message that one came for, unless somebody is writing. */
function focusRow(scroller: RefObject<HTMLDivElement | null>, index: number, tries = 10): void {
  const active = document.activeElement;
  const writes = active instanceof HTMLTextAreaElement && active.value !== '';
  if (writes || index < 0) return;
  const article = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] article`);
  if (article) article.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusRow(scroller, index, tries - 1));
}

/**
 * About where the list stands when a visit is at its place, in pixels, so that the rows which are drawn first are those
 * that stay; `height` guesses at a row's.
 */
export function offsetOf(rows: readonly Row[], where: Place, height: (row: Row) => number): number {
  const at = placeOf(rows, where);
  const above = (at < 0 ? rows : rows.slice(0, at)).reduce((sum, row) => sum + height(row), 0);
  const share = at < 0 ? 0.75 : seeksMessage(where.visit) ? 0.4 : 0;
  return Math.max(0, above - share * window.innerHeight);
}

/** The index of the row that a visit leads to; -1 is the end. */
function placeOf(rows: readonly Row[], { visit, place }: Place): number {
  return rows.findIndex((row) => isPlace(row, visit, place));
}

/** The one message that the person came for. */
export function isTarget(row: Row, visit: Visit, place: MessageKey | null): boolean {
  return row.kind === 'message' && seeksMessage(visit) && row.message.key === place;
}

function isPlace(row: Row, visit: Visit, place: MessageKey | null): boolean {
  if (row.kind !== 'message') return false;
  if (visit.at === 'unread') return row.newLine;
  // What one had before one may be gone since: then what followed it.
  if (visit.at === 'mark') return place !== null && row.message.key >= place;
  return row.message.key === place;
}

/** The first message in sight, and where it stands. */
function markOf(list: List, rows: readonly Row[]): Mark | undefined {
  const top = list.scrollOffset ?? 0;
  const item = list.getVirtualItems().find(({ index, end }) => end > top && rows[index]?.kind === 'message');
  const row = item && rows[item.index];
  return item && row?.kind === 'message' ? { key: row.message.key, offset: item.start - top } : undefined;
}
