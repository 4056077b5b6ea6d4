import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from 'react';
import { listedId, listedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { onDemand } from '../on-demand.tsx';
import { strings } from '../strings.ts';
import { CategorySection } from './category-section.tsx';
import { useDragRooms } from './use-drag-rooms.ts';
import { useMoveByKey } from './use-move-by-key.ts';
import { useRoomsInSight } from './use-rooms-in-sight.ts';

const RoomMenu = onDemand(async () => (await import('../parts/room-menu.tsx')).RoomMenu);

/** The rooms of the person's own list, under their categories. */
export function RoomList() {
  const { arrangement, rooms, session, place, settings } = useApp();
  const collapsed = usePart(settings, (state) => state.collapsed);
  const byAddress = usePart(rooms, (state) => state.byAddress);
  usePart(session, ({ host }) => host.language);
  const open = usePart(place, ({ room, beside }) => beside ?? room);
  const categories = arrangement.sections();
  const shown = categories.filter(({ name }) => !collapsed.includes(name)).flatMap((one) => one.rooms);
  const stop = shown.find((room) => listedId(room) === open) ?? shown[0];
  const tabStop = stop && listedId(stop);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = anchor?.getAttribute('data-room');
  const menuRoom = menuId == null ? undefined : listedRoom(byAddress, menuId);
  const openMenu = (event: SyntheticEvent): void => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-room]') : null;
    if (!item) return;
    event.preventDefault();
    item.focus();
    setAnchor(item);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void =>
    isForMenu(event) ? openMenu(event) : walk(event);
  const list = useRef<HTMLElement>(null);
  const { dragged, handlers } = useDragRooms();
  const moveByKey = useMoveByKey(list, categories);
  useRoomsInSight(list, categories);
  return (
    <>
      <nav
        ref={list}
        className="room-list"
        aria-label={strings.rooms.list}
        onKeyDown={onKeyDown}
        onKeyDownCapture={moveByKey}
        onContextMenu={openMenu}
        {...handlers}
      >
        {categories.length === 0 && <p className="no-rooms">{strings.rooms.noneMore}</p>}
        {categories.map((category) => (
          <CategorySection
            key={category.name}
            category={category}
            open={open}
            tabStop={tabStop}
            gap={dragged?.gap ?? null}
          />
        ))}
      </nav>
      {anchor && menuRoom && (
        <RoomMenu room={menuRoom} anchor={anchor} placement="bottom start" onClose={() => setAnchor(null)} />
      )}
    </>
  );
}

/** Not every system makes a `contextmenu` event of these. */
function isForMenu({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

/**
 * Up and down go from room to room, over folded categories as one; the arrow to the beginning of the line folds the
 * category that one is in, and the other one opens it.
 */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const isFold = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (isFold ? fold(event.key === 'ArrowLeft') : step(event.currentTarget, event.key)) event.preventDefault();
}

function step(list: HTMLElement, key: string): boolean {
  const stops = 'button.room-item, button.category-fold:is([aria-expanded="false"], :focus)';
  const items = [...list.querySelectorAll<HTMLElement>(stops)];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  const next = to === undefined ? undefined : items[Math.max(0, Math.min(to, items.length - 1))];
  next?.focus();
  return next !== undefined;
}

function fold(left: boolean): boolean {
  const close = left === (document.documentElement.dir !== 'rtl');
  const section = document.activeElement?.closest('section');
  const button = section?.querySelector<HTMLElement>(`button.category-fold[aria-expanded="${close}"]`);
  button?.focus();
  button?.click();
  return button !== undefined && button !== null;
}
