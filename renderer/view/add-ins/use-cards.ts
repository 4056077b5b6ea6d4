import { useEffect } from 'react';
import type { Frames } from '#renderer/addin-host/frames.ts';
import { useApp, usePart } from '../app-context.ts';
import { drawCards, type Formatters } from './draw-cards.ts';
import { useAddInsHere } from './use-add-ins-here.ts';

/** Coded messages of the open room are drawn by the add-ins there that know their kind. */
export function useCards(frames: Frames): void {
  const { cards, place } = useApp();
  const { room, beside } = usePart(place, (state) => state);
  const rooms = [useFormatters(room ?? ''), useFormatters(beside ?? '')];
  const key = JSON.stringify(rooms.map(({ addIns }) => addIns.map(({ id, formats }) => [id, formats])));
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew where another one draws
  useEffect(() => {
    const none = rooms.every(({ addIns }) => addIns.length === 0);
    cards.drawBy(none ? null : drawCards(frames, rooms));
  }, [cards, frames, room, beside, key]);
}

function useFormatters(room: string): Formatters {
  const { tabs } = useAddInsHere(room);
  const able = tabs.filter(({ place: { grant } }) => grant?.rights.includes('messages.format'));
  return { room, addIns: able.flatMap(({ addIn }) => addIn ?? []) };
}
