import type { RoomAddress, RoomEntry } from './facts.ts';

export interface Category {
  /** Null: the favourites, whatever category they are in. */
  readonly name: string | null;
  readonly rooms: readonly RoomEntry[];
}

/**
 * The rooms under their categories, both by name in the person's language; favourites come first, and an unnamed
 * category last.
 */
export function inCategories(rooms: Iterable<RoomEntry>, language: string): readonly Category[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sorted = (all: readonly RoomEntry[]): readonly RoomEntry[] =>
    all.toSorted((a, b) => compare(a.name, b.name) || compare(a.address, b.address));
  const all = [...rooms];
  const favourites = all.filter(({ favourite }) => favourite);
  const byName = Map.groupBy(
    all.filter(({ favourite }) => !favourite),
    ({ category }) => category,
  );
  const categories = [...byName]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || compare(a, b))
    .map(([name, inside]) => ({ name, rooms: sorted(inside) }));
  return favourites.length === 0 ? categories : [{ name: null, rooms: sorted(favourites) }, ...categories];
}

/** The next room with something unread, or that was marked so, from where one is, going round. */
export function nextUnread(
  rooms: readonly RoomEntry[],
  from: string | null,
  step: 1 | -1,
  isMarked: (room: RoomAddress) => boolean = () => false,
): RoomEntry | undefined {
  const start = rooms.findIndex((room) => room.address === from);
  const count = rooms.length;
  const first = start < 0 && step < 0 ? count : start;
  for (let far = 1; far <= count; far += 1) {
    const room = rooms[(((first + far * step) % count) + count) % count];
    if (room && (room.unread > 0 || isMarked(room.address)) && room.address !== from) return room;
  }
  return undefined;
}
