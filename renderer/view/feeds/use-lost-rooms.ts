import { useMemo } from 'react';
import type { FeedMatch, RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';

/** The rooms of a feed that are not on the person's list. They stay in it: a room may come back. */
export function useLostRooms({
  match,
}: {
  readonly match: Pick<FeedMatch, 'rooms'>;
}): readonly RoomAddress[] {
  const byAddress = usePart(useApp().rooms, (state) => state.byAddress);
  const { rooms } = match;
  return useMemo(() => (rooms ?? []).filter((room) => !byAddress.has(room)), [rooms, byAddress]);
}
