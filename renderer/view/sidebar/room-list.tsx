import { type KeyboardEvent, useMemo } from 'react';
import { inCategories } from '#renderer/store/categories.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { RoomItem } from './room-item.tsx';

/** The rooms of the person's own list, under their categories. */
export function RoomList() {
  const { rooms, session, place } = useApp();
  const byAddress = usePart(rooms, (state) => state.byAddress);
  const language = usePart(session, ({ host }) => host.language);
  const open = usePart(place, (state) => state.room);
  const categories = useMemo(() => inCategories(byAddress.values(), language), [byAddress, language]);
  const first = categories[0]?.rooms[0]?.address;
  const tabStop = open !== null && byAddress.has(open) ? open : first;
  return (
    <nav className="room-list" aria-label={strings.rooms.list} onKeyDown={walk}>
      {categories.length === 0 && <p className="no-rooms">{strings.rooms.noneMore}</p>}
      {categories.map(({ name, rooms: inside }) => (
        <section key={name} aria-label={tameName(name || strings.rooms.unnamed)}>
          <h2 className="category clip" dir="auto">
            {tameName(name || strings.rooms.unnamed)}
          </h2>
          <ul>
            {inside.map((room) => (
              <RoomItem
                key={room.address}
                room={room}
                open={room.address === open}
                tabStop={room.address === tabStop}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** Arrows go from room to room, across categories. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button.room-item')];
  const at = [...items].findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  const next = to === undefined ? undefined : items[Math.max(0, Math.min(to, items.length - 1))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
