import { useState } from 'react';
import { listedRoom, sidesOf } from '#renderer/store/listed-rooms.ts';
import type { SearchFilter } from '#renderer/store/search.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useOpenListed } from '../use-room.ts';
import { FilterFields } from './filter-fields.tsx';

/** What can be said with one press; the rest stands in fields below. */
const switches = [
  ['mentionsMe', true],
  ['importance', 'Alert'],
  ['story', true],
  ['hasLink', true],
] as const;
const inFields = ['by', 'from', 'to'] as const;

/** Narrows a search, and says in which order what is found stands. */
export function Filters() {
  const { search } = useApp();
  const { filter, order } = usePart(search, (state) => state);
  const [open, setOpen] = useState(false);
  const fields = inFields.filter((name) => filter[name] !== undefined).length;
  return (
    <div className="search-filters">
      <fieldset className="filter-chips" aria-label={strings.search.filters}>
        <RoomChip filter={filter} />
        {switches.map(([name, value]) => (
          <Chip
            key={name}
            text={strings.search[name]}
            on={filter[name] !== undefined}
            onToggle={(on) => void search.narrow({ [name]: on ? value : undefined })}
          />
        ))}
        <button
          type="button"
          className="filter-chip"
          aria-expanded={open}
          aria-controls="search-fields"
          onClick={() => setOpen(!open)}
        >
          <Icon name="filter" />
          {fields > 0 ? strings.search.moreSet(fields) : strings.search.more}
        </button>
        <button
          type="button"
          className="search-order"
          title={strings.search.changeOrder}
          onClick={() => void search.setOrder(order === 'time' ? 'relevance' : 'time')}
        >
          {strings.search.order[order]}
        </button>
      </fieldset>
      {open && <FilterFields />}
    </div>
  );
}

/** The room that is open, or the one that was chosen. */
function RoomChip({ filter }: { readonly filter: SearchFilter }) {
  const { search, rooms } = useApp();
  const here = useOpenListed();
  const byAddress = usePart(rooms, (state) => state.byAddress);
  const chosen = filter.rooms?.[0];
  const room = chosen === undefined ? here : listedRoom(byAddress, chosen);
  if (!room) return null;
  return (
    <Chip
      text={strings.search.inRoom(tameName(room.name))}
      on={chosen !== undefined}
      onToggle={(on) =>
        void search.narrow({ rooms: on ? sidesOf(room).map(({ address }) => address) : undefined })
      }
    />
  );
}

interface ChipProps {
  readonly text: string;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}

function Chip({ text, on, onToggle }: ChipProps) {
  return (
    <button type="button" className="filter-chip" aria-pressed={on} onClick={() => onToggle(!on)}>
      <bdi className="clip">{text}</bdi>
      {on && <Icon name="close" />}
    </button>
  );
}
