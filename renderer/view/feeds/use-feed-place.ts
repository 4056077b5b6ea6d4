import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { FeedState, FeedVisit } from '#renderer/store/feeds/feed-state.ts';
import type { Mark } from '#renderer/store/visit.ts';
import { useApp } from '../app-context.ts';

/** Pixels from an edge at which the next page is asked for. */
const ahead = 800;
/** What stands above the first unread message, so that it is seen to go on there. */
const above = 72;

/** A message, and how far below the beginning of the list its head stands. */
interface Held {
  readonly head: Element;
  readonly top: number;
}

/**
 * Takes a visit to its place and keeps it there: whatever comes before, after or into a message, the one with the focus,
 * else the first in sight, stays where it is. Answers what leads to the end.
 */
export function useFeedPlace(
  scroller: RefObject<HTMLDivElement | null>,
  state: FeedState,
  visit: FeedVisit,
): () => void {
  const { feedReading } = useApp();
  const held = useRef<Held | undefined>(undefined);
  const { fresh } = state;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a visit goes to its place once
  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return;
    goTo(list, visit, (key) => fresh.has(key));
    held.current = holdIn(list);
  }, [visit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew whenever anything of it changes
  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return;
    keep(list, held.current);
    held.current = holdIn(list);
  }, [scroller, state]);
  useEffect(() => {
    const list = scroller.current;
    if (!list) return undefined;
    const look = (): void => {
      held.current = holdIn(list);
      const seen = lastSeen(list);
      if (seen !== undefined) feedReading.setSeen(seen);
      const { older } = feedReading.state.getState();
      if (list.scrollTop < ahead && !older) void feedReading.loadMore('older');
      if (list.scrollHeight - list.scrollTop - list.clientHeight < ahead) void feedReading.loadMore('newer');
    };
    // What is drawn late, as a card, moves nothing either.
    const observer = new ResizeObserver(() => {
      keep(list, held.current);
      look();
    });
    observer.observe(list);
    if (list.firstElementChild) observer.observe(list.firstElementChild);
    list.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener('scroll', look);
    };
  }, [scroller, feedReading]);
  useEffect(
    () => feedReading.markBy(() => (scroller.current ? markOf(scroller.current) : undefined)),
    [scroller, feedReading],
  );
  return () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
}

function goTo(list: Element, { mark }: FeedVisit, isFresh: (key: number) => boolean): void {
  const heads = headsOf(list);
  const at = heads.find((head) => (mark ? keyOf(head) === mark.key : isFresh(keyOf(head))));
  if (!at) list.scrollTop = list.scrollHeight;
  else list.scrollTop = topOf(list, at) - (mark?.offset ?? above);
  const focus = mark && at ? at.closest<HTMLElement>('article') : list;
  if (focus instanceof HTMLElement && !isWriting()) focus.focus({ preventScroll: true });
}

function keep(list: Element, held: Held | undefined): void {
  if (!held?.head.isConnected) return;
  const moved = topOf(list, held.head) - held.top;
  if (moved !== 0) list.scrollTop += moved;
}

function holdIn(list: Element): Held | undefined {
  const head = headInSight(list);
  return head && { head, top: topOf(list, head) };
}

function markOf(list: Element): Mark | undefined {
  const head = headInSight(list);
  return head && { key: keyOf(head), offset: topOf(list, head) - list.scrollTop };
}

/** Of the message that holds the focus, if one sees it; else the first that one sees. */
function headInSight(list: Element): Element | undefined {
  const { top, bottom } = list.getBoundingClientRect();
  const isSeen = (head: Element): boolean => {
    const box = head.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  };
  const focused = document.activeElement?.closest('article')?.querySelector('.head');
  return focused && list.contains(focused) && isSeen(focused) ? focused : headsOf(list).find(isSeen);
}

/** The last message whose beginning is in sight, or above. */
function lastSeen(list: Element): number | undefined {
  const { bottom } = list.getBoundingClientRect();
  const head = headsOf(list).findLast((each) => each.getBoundingClientRect().bottom <= bottom);
  return head && keyOf(head);
}

function headsOf(list: Element): readonly Element[] {
  return [...list.querySelectorAll('article > .head')];
}

function keyOf(head: Element): number {
  return Number(head.closest('article')?.dataset.keyOf);
}

function topOf(list: Element, head: Element): number {
  return head.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
}

function isWriting(): boolean {
  return document.activeElement instanceof HTMLInputElement;
}
