import { type RefObject, useEffect, useRef } from 'react';
import type { Category } from '#renderer/store/categories.ts';
import { listedRoom, sidesOf } from '#renderer/store/listed-rooms.ts';
import { useApp } from '../app-context.ts';

/** Milliseconds for which the list has to rest. */
const rest = 200;

/** Tells which rooms can be seen in the list: they are entered before the others. */
export function useRoomsInSight(list: RefObject<HTMLElement | null>, categories: readonly Category[]): void {
  const { ask, rooms } = useApp();
  const told = useRef('');
  useEffect(() => {
    const nav = list.current;
    if (!nav || categories.length === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      const { byAddress } = rooms.state.getState();
      const seen = inSight(nav).flatMap((room) => listedRoom(byAddress, room) ?? []);
      const addresses = seen.flatMap(sidesOf).map(({ address }) => address);
      if (addresses.join() === told.current) return;
      told.current = addresses.join();
      ask('rooms.inSight', { rooms: addresses }).catch(() => undefined);
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(tell, rest);
    };
    soon();
    nav.addEventListener('scroll', soon, { passive: true });
    const resized = new ResizeObserver(soon);
    resized.observe(nav);
    return () => {
      clearTimeout(timer);
      nav.removeEventListener('scroll', soon);
      resized.disconnect();
    };
  }, [ask, rooms, list, categories]);
}

function inSight(nav: HTMLElement): readonly string[] {
  const { top, bottom } = nav.getBoundingClientRect();
  return [...nav.querySelectorAll('[data-room]')].flatMap((item) => {
    const box = item.getBoundingClientRect();
    const room = item.getAttribute('data-room');
    return room !== null && box.bottom > top && box.top < bottom ? [room] : [];
  });
}
