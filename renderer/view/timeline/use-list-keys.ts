import type { Virtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, RefObject } from 'react';

/** Arrows walk from message to message; Home and End go to the ends of what is loaded; Enter unfolds, and folds. */
export function useListKeys(
  scroller: RefObject<HTMLDivElement | null>,
  list: Virtualizer<HTMLDivElement, Element>,
  count: number,
): (event: KeyboardEvent) => void {
  const focusRow = (index: number, tries = 30): void => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] article`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
    if (!row && tries > 0) requestAnimationFrame(() => focusRow(index, tries - 1));
  };
  return (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('article'))
      event.target.querySelector<HTMLElement>('button[aria-expanded]')?.click();
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return openTools(event);
    const to = stepOf(event.key, focusedIndex(event.target), count);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // A neighbour is drawn already. Going by its number would miss it when a page arrives above meanwhile.
    if (!scroller.current?.querySelector(`[data-index="${to}"]`)) list.scrollToIndex(to, { align: 'auto' });
    focusRow(to);
  };
}

/** What the key for menus is pressed at has its tools before it. */
function openTools(event: KeyboardEvent): void {
  const article = event.target instanceof Element ? event.target.closest('article') : null;
  article?.querySelector<HTMLElement>('.tools')?.click();
  event.preventDefault();
}

function focusedIndex(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  const index = Number(row?.getAttribute('data-index') ?? Number.NaN);
  return Number.isNaN(index) ? undefined : index;
}

function stepOf(key: string, from: number | undefined, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowUp') return Math.max((from ?? count) - 1, 0);
  if (key === 'ArrowDown') return Math.min((from ?? count - 2) + 1, count - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
