import type { RoomAddress } from './facts.ts';
import { type ListedRoom, listedId, sidesOf, unreadOf } from './listed-rooms.ts';

export interface Category {
  /** An own group, or a category; null: the favourites, wherever they are. */
  readonly name: string | null;
  readonly rooms: readonly ListedRoom[];
}

/**
 * The rooms under their own groups and categories, both by name in the person's language; those that the person put in
 * an order come first. Favourites stand before own groups, these before categories, and an unnamed one is the last.
 */
export function inCategories(rooms: Iterable<ListedRoom>, language: string): readonly Category[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sorted = (all: readonly ListedRoom[]): readonly ListedRoom[] =>
    all.toSorted((a, b) => byRank(a, b) || compare(a.name, b.name) || compare(listedId(a), listedId(b)));
  const all = [...rooms];
  const favourites = all.filter(({ favourite }) => favourite);
  const byName = Map.groupBy(
    all.filter(({ favourite }) => !favourite),
    ({ group, category }) => group ?? category,
  );
  const categories = [...byName]
    .sort(([a, some], [b, others]) => kind(a, some) - kind(b, others) || compare(a, b))
    .map(([name, inside]) => ({ name, rooms: sorted(inside) }));
  return favourites.length === 0 ? categories : [{ name: null, rooms: sorted(favourites) }, ...categories];
}

/** Own groups, then categories, then what has no name. */
function kind(name: string, rooms: readonly ListedRoom[]): number {
  if (name === '') return 2;
  return rooms.every(({ group }) => group !== undefined) ? 0 : 1;
}

function byRank({ order: a }: ListedRoom, { order: b }: ListedRoom): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a - b;
}

/** The next room with something unread, or that was marked so, from where one is, going round. */
export function nextUnread(
  rooms: readonly ListedRoom[],
  from: string | null,
  step: 1 | -1,
  isMarked: (room: RoomAddress) => boolean = () => false,
): ListedRoom | undefined {
  const start = rooms.findIndex((room) => listedId(room) === from);
  const count = rooms.length;
  const first = start < 0 && step < 0 ? count : start;
  for (let far = 1; far <= count; far += 1) {
    const room = rooms[(((first + far * step) % count) + count) % count];
    if (
      room &&
      (unreadOf(room) > 0 || sidesOf(room).some(({ address }) => isMarked(address))) &&
      listedId(room) !== from
    )
      return room;
  }
  return undefined;
}
