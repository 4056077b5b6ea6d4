import type { RoomEntry } from './facts.ts';

export interface Category {
  readonly name: string;
  readonly rooms: readonly RoomEntry[];
}

/** The rooms under their categories, both by name in the person's language; an unnamed category comes last. */
export function inCategories(rooms: Iterable<RoomEntry>, language: string): readonly Category[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const byName = new Map<string, RoomEntry[]>();
  for (const room of rooms) byName.set(room.category, [...(byName.get(room.category) ?? []), room]);
  return [...byName]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || compare(a, b))
    .map(([name, all]) => ({
      name,
      rooms: all.sort((a, b) => compare(a.name, b.name) || compare(a.address, b.address)),
    }));
}

/** The next room with something unread from where one is, going round. */
export function nextUnread(
  rooms: readonly RoomEntry[],
  from: string | null,
  step: 1 | -1,
): RoomEntry | undefined {
  const start = rooms.findIndex((room) => room.address === from);
  const count = rooms.length;
  const first = start < 0 && step < 0 ? count : start;
  for (let far = 1; far <= count; far += 1) {
    const room = rooms[(((first + far * step) % count) + count) % count];
    if (room && room.unread > 0 && room.address !== from) return room;
  }
  return undefined;
}
