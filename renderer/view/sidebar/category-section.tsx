import type { ListGap } from '#renderer/store/arrange.ts';
import type { Category } from '#renderer/store/categories.ts';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { listedId, unreadIn } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { RoomItem } from './room-item.tsx';
import { writeSection } from './use-drag-rooms.ts';

interface Props {
  readonly category: Category;
  readonly open: RoomAddress | null;
  readonly tabStop: RoomAddress | undefined;
  /** Where a room that is dragged would stand. */
  readonly gap: ListGap | null;
}

/** A category with its rooms; folded it still says how many messages wait in it. */
export function CategorySection({ category: { name, rooms }, open, tabStop, gap }: Props) {
  const { settings } = useApp();
  const collapsed = usePart(settings, (state) => state.collapsed);
  const folded = collapsed.includes(name);
  const title = name === null ? strings.rooms.favourites : tameName(name || strings.rooms.unnamed);
  const unread = unreadIn(rooms);
  const toggle = (): void =>
    settings.change({ collapsed: folded ? collapsed.filter((one) => one !== name) : [...collapsed, name] });
  return (
    <section
      aria-label={title}
      data-section={writeSection(name)}
      className={gap?.section === name ? gapClass(gap) : undefined}
    >
      <h2 className="category">
        <button
          type="button"
          className="category-fold"
          tabIndex={-1}
          aria-expanded={!folded}
          aria-label={folded && unread > 0 ? `${title}, ${strings.rooms.unread(unread)}` : title}
          onClick={toggle}
        >
          <span className="clip" dir="auto">
            {title}
          </span>
          <Icon name="chevron" />
          {folded && unread > 0 && (
            <span className="count category-count">{unread > 999 ? '999+' : unread}</span>
          )}
        </button>
      </h2>
      {!folded && (
        <ul>
          {rooms.map((room) => (
            <RoomItem
              key={listedId(room)}
              room={room}
              open={listedId(room) === open}
              tabStop={listedId(room) === tabStop}
              gap={gap?.section === name && gap.before === listedId(room)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function gapClass({ before }: ListGap): string | undefined {
  if (before === undefined) return 'gap-inside';
  return before === null ? 'gap-end' : undefined;
}
