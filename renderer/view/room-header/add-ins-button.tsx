import { badgesIn } from '#renderer/store/add-ins.ts';
import { type ListedRoom, sidesOf } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';
import { useAddInPane } from '../use-add-in-pane.ts';

/** Shows and hides the add-ins of the room; what they count stands on it. */
export function AddInsButton({ room }: { readonly room: ListedRoom }) {
  const { addIns } = useApp();
  const [shown, toggle] = useAddInPane(room.address);
  const count = usePart(addIns, (state) =>
    sidesOf(room).reduce((sum, { address }) => sum + badgesIn(state, address), 0),
  );
  const label = count === 0 ? strings.addIns.title : strings.addIns.count(count);
  return (
    <button
      type="button"
      className="icon-button requests-button"
      aria-label={label}
      {...useKey('add-ins beside', label)}
      aria-pressed={shown}
      onClick={toggle}
    >
      <Icon name="addIn" />
      {count > 0 && !shown && <span className="count">{count}</span>}
    </button>
  );
}
