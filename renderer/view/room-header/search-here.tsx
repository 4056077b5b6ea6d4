import { type ListedRoom, sidesOf } from '#renderer/store/listed-rooms.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';

/** Looks for something in this room alone. */
export function SearchHere({ room }: { readonly room: ListedRoom }) {
  const { search } = useApp();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={strings.search.here}
      {...useKey('search here', strings.search.here)}
      onClick={() => {
        void search.narrow({ rooms: sidesOf(room).map(({ address }) => address) });
        search.setOpen(true);
      }}
    >
      <Icon name="search" />
    </button>
  );
}
