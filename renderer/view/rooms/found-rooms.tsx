import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { FoundRoom } from './found-room.tsx';

/** Pixels of a row: each is as high as every other. */
const rowHeight = 52;
/** Rows before the end at which the next part is asked for. */
const ahead = 40;

interface Props {
  readonly chosen: RoomAddress | undefined;
  readonly onChoose: (room: RoomAddress) => void;
}

/** The rooms that fit; only those in sight are drawn, and arrows go through all of them. */
export function FoundRooms({ chosen, onChoose }: Props) {
  const { directory } = useApp();
  const rooms = usePart(directory, (state) => state.rooms);
  const answered = usePart(directory, (state) => state.answered);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const list = useVirtualizer({
    count: rooms.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rooms[index]?.address ?? index,
    overscan: 6,
    paddingEnd: 16,
    // The row that holds the focus stays, however far somebody scrolls.
    rangeExtractor: (range: Range) => withActive(defaultRangeExtractor(range), active, rooms.length),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer begins at its top
  useLayoutEffect(() => {
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [answered]);
  const items = list.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last + ahead >= rooms.length) void directory.more();
  }, [last, rooms.length, directory]);
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rooms.length - 1 }[event.key];
    if (to === undefined || rooms.length === 0) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(to, rooms.length - 1));
    setActive(next);
    list.scrollToIndex(next);
    requestAnimationFrame(() => focusRow(scroller.current, next));
  };
  if (rooms.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come up from the rows, which hold the focus
    <div ref={scroller} className="found-rooms" onKeyDown={walk}>
      <ul
        aria-label={strings.findRooms.list}
        className="found-rows"
        style={{ blockSize: list.getTotalSize() }}
      >
        {items.map(({ index, start, key }) => {
          const room = rooms[index];
          return (
            room && (
              <FoundRoom
                key={key}
                room={room}
                index={index}
                count={rooms.length}
                start={start}
                tabStop={index === active}
                chosen={room.address === chosen}
                onFocus={() => setActive(index)}
                onChoose={onChoose}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}

function withActive(range: readonly number[], active: number, count: number): number[] {
  if (active >= count || range.includes(active)) return [...range];
  return [...range, active].sort((a, b) => a - b);
}

function focusRow(scroller: HTMLElement | null, index: number): void {
  scroller?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: true });
}
