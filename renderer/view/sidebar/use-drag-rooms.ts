import { type DragEvent, useState } from 'react';
import type { ListGap } from '#renderer/store/arrange.ts';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';

/** A room that is dragged over the list, and where it would stand. */
export interface DraggedRoom {
  readonly room: RoomAddress;
  readonly gap: ListGap | null;
}

const kind = 'application/x-perch-room';

/** Puts rooms in their places by dragging. */
export function useDragRooms() {
  const { arrangement, notices } = useApp();
  const [dragged, setDragged] = useState<DraggedRoom | null>(null);
  const begin = (event: DragEvent): void => {
    const room = roomAt(event.target);
    if (room === undefined) return;
    // Whatever page it is dropped on can read this: a secret room's address is not for it.
    event.dataTransfer.setData(kind, 'room');
    event.dataTransfer.effectAllowed = 'move';
    setDragged({ room, gap: null });
  };
  const over = (event: DragEvent): void => {
    if (!dragged || !event.dataTransfer.types.includes(kind)) return;
    event.preventDefault();
    const gap = gapAt(event);
    if (JSON.stringify(gap) !== JSON.stringify(dragged.gap)) setDragged({ ...dragged, gap });
  };
  const drop = (event: DragEvent): void => {
    if (!dragged) return;
    event.preventDefault();
    setDragged(null);
    if (dragged.gap) arrangement.put(dragged.room, dragged.gap).catch(notices.trouble);
  };
  return {
    dragged,
    handlers: { onDragStart: begin, onDragOver: over, onDrop: drop, onDragEnd: () => setDragged(null) },
  };
}

/** Above or below the middle of a room; over the name of a section anywhere in it. */
function gapAt({ target, clientY }: DragEvent): ListGap | null {
  if (!(target instanceof Element)) return null;
  const named = target.closest<HTMLElement>('[data-section]')?.dataset.section;
  if (named === undefined) return null;
  const section = readSection(named);
  const item = target.closest('li');
  if (!item) return { section };
  const box = item.getBoundingClientRect();
  const below = clientY < box.top + box.height / 2 ? item : item.nextElementSibling;
  return { section, before: (below && roomAt(below.querySelector('[data-room]'))) ?? null };
}

function roomAt(target: EventTarget | null): RoomAddress | undefined {
  if (!(target instanceof Element)) return undefined;
  const item = target.closest('[data-room]') ?? target.querySelector('[data-room]');
  return item?.getAttribute('data-room') ?? undefined;
}

/** The favourites have no name. */
export function writeSection(name: string | null): string {
  return name === null ? 'favourites' : `=${name}`;
}

function readSection(written: string): string | null {
  return written.startsWith('=') ? written.slice(1) : null;
}
