import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';

/** Looks for something in this room alone. */
export function SearchHere({ room }: { readonly room: RoomEntry }) {
  const { search } = useApp();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={strings.search.here}
      {...useKey('search here', strings.search.here)}
      onClick={() => {
        void search.narrow({ rooms: [room.address] });
        search.setOpen(true);
      }}
    >
      <Icon name="search" />
    </button>
  );
}
