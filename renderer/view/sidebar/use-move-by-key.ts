import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Category } from '#renderer/store/categories.ts';
import { useApp } from '../app-context.ts';

const ways: Readonly<Record<string, -1 | 1>> = { 'move up': -1, 'move down': 1 };

/** In the list the keys that move the open room move the one that has the focus, which it keeps. */
export function useMoveByKey(
  list: RefObject<HTMLElement | null>,
  categories: readonly Category[],
): (event: KeyboardEvent) => void {
  const { arrangement, keys, notices } = useApp();
  const moved = useRef<string | null>(null);
  // An element that is put elsewhere in the page loses the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is done when the order has changed
  useLayoutEffect(() => {
    const room = moved.current;
    moved.current = null;
    if (room === null || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-room="${CSS.escape(room)}"]`)?.focus();
  }, [categories]);
  return (event) => {
    const room = event.target instanceof Element ? event.target.getAttribute('data-room') : null;
    const chord = room === null ? undefined : keys.chordOf(event);
    const way = chord && ways[keys.ownerOf(chord) ?? ''];
    if (room === null || way === undefined) return;
    event.preventDefault();
    moved.current = room;
    arrangement.move(room, way).catch(notices.trouble);
  };
}
