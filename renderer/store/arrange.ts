import type { Category } from './categories.ts';
import type { RoomAddress, RoomPlacing } from './facts.ts';
import { type ListedRoom, listedId, placedBy } from './listed-rooms.ts';

/** A gap in the list: in which section, and before which of its rooms; null: at its end; absent: by its name. */
export interface ListGap {
  readonly section: string | null;
  readonly before?: RoomAddress | null;
}

/** Room between two ranks, so that a room that is moved changes no other one. */
const step = 1024;

/**
 * What has to be kept so that a room stands in a gap of the list: its own place, and the rank of those before it that
 * have none yet; all ranks of the section where there is no room between two. Empty where it cannot stand there.
 */
export function placesFor(
  categories: readonly Category[],
  moved: ListedRoom,
  { section, before }: ListGap,
): readonly RoomPlacing[] {
  const group = groupIn(moved, section);
  const inside = categories.find(({ name }) => name === section)?.rooms ?? [];
  const others = inside.filter((room) => listedId(room) !== listedId(moved));
  const found = others.findIndex((room) => listedId(room) === before);
  const at = found < 0 ? others.length : found;
  // A group cannot be without a name.
  if (group === '') return [];
  const own = { room: placedBy(moved), ...(group !== undefined && { group }) };
  if (before === undefined) return [own];
  const rank = rankBetween(others[at - 1], others[at], at === 0);
  if (rank !== undefined) return [{ ...own, order: rank }];
  const ranked = others.slice(0, Math.max(at, others.findLastIndex(({ order }) => order !== undefined) + 1));
  return [...ranked.slice(0, at), moved, ...ranked.slice(at)].flatMap((room, index) => {
    const order = (index + 1) * step;
    if (room === moved) return [{ ...own, order }];
    if (room.order === order) return [];
    return [{ room: placedBy(room), ...(room.group !== undefined && { group: room.group }), order }];
  });
}

/** The gap one further up or down in the section that a room is in; undefined at the edge. */
export function gapBeside(
  categories: readonly Category[],
  moved: ListedRoom,
  way: -1 | 1,
): ListGap | undefined {
  const section = categories.find(({ rooms }) => rooms.some((room) => listedId(room) === listedId(moved)));
  if (!section) return undefined;
  const at = section.rooms.findIndex((room) => listedId(room) === listedId(moved));
  const to = at + way;
  if (to < 0 || to >= section.rooms.length) return undefined;
  const before = section.rooms[way < 0 ? to : to + 1];
  return { section: section.name, before: before ? listedId(before) : null };
}

/**
 * Favourites stay in their group; whoever goes back to their category has none. One of several lines of a public room
 * names its category, which may not be where that room was put.
 */
export function groupIn({ group, category, shared }: ListedRoom, section: string | null): string | undefined {
  const back = shared && category !== '' ? category : undefined;
  if (section === null) return group ?? back;
  return section === category ? back : section;
}

/** Undefined where nothing is between these two, or those before have no rank yet. */
function rankBetween(
  above: ListedRoom | undefined,
  below: ListedRoom | undefined,
  isFirst: boolean,
): number | undefined {
  if (isFirst) return below?.order === undefined ? step : below.order - step;
  if (above?.order === undefined) return undefined;
  if (below?.order === undefined) return above.order + step;
  const middle = Math.floor((above.order + below.order) / 2);
  return middle > above.order && middle < below.order ? middle : undefined;
}
