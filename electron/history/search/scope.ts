import type { RoomAddress } from '#electron/model/ids.ts';
import type { SearchedRoom } from './rooms.ts';

/** Rooms that are searched, and those that never are; in the others nothing was said. */
export interface Scope {
  readonly within: readonly SearchedRoom[];
  readonly without: readonly Pick<SearchedRoom, 'id'>[];
}

/** What there is to search. */
export interface Searchable {
  readonly rooms: readonly SearchedRoom[];
  readonly remains: Scope['without'];
}

/** The rooms that are wanted, or else all that are on the list or hold anything; without `except`. */
export function scopeOf(
  { rooms, remains }: Searchable,
  wanted: readonly RoomAddress[] | undefined,
  except: readonly RoomAddress[],
): Scope {
  const [asked, never] = [wanted && new Set(wanted), new Set(except)];
  const isAsked = ({ address, listed, stored }: SearchedRoom): boolean =>
    asked ? asked.has(address) : listed || stored > 0;
  return {
    within: rooms.filter((room) => isAsked(room) && !never.has(room.address)),
    without: [...rooms.filter(({ address }) => never.has(address)), ...remains],
  };
}
