import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';

/** That history of this room is on its way, in a quiet word. */
export function Fetching({ room }: { readonly room: RoomAddress }) {
  const fetching = usePart(useApp().fetching, ({ rooms }) => rooms.get(room));
  if (!fetching) return null;
  const { fetched, total, wanted } = fetching;
  const count = strings.search.fetched(fetched, total);
  return (
    <span className="fetching late">
      {wanted ? strings.room.fetchingAll(count) : strings.room.catchingUp(count)}
    </span>
  );
}
