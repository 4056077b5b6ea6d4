import { useId, useMemo, useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { nextDay, readDay, writeDay } from '../dates.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

/** Where, by whom, and when: what needs more than a press. */
export function FilterFields() {
  return (
    <div className="search-fields" id="search-fields">
      <RoomField />
      <AuthorField />
      <DayField name="from" label={strings.search.from} />
      <DayField name="to" label={strings.search.to} />
    </div>
  );
}

function RoomField() {
  const { search, rooms } = useApp();
  const chosen = usePart(search, ({ filter }) => filter.rooms?.[0] ?? '');
  const byAddress = usePart(rooms, (state) => state.byAddress);
  const all = useMemo(
    () => [...byAddress.values()].sort((a, b) => a.name.localeCompare(b.name)),
    [byAddress],
  );
  return (
    <label>
      {strings.search.room}
      <select
        className="input"
        value={chosen}
        onChange={({ target }) => void search.narrow({ rooms: target.value ? [target.value] : undefined })}
      >
        <option value="">{strings.search.allRooms}</option>
        {all.map(({ address, name }) => (
          <option key={address} value={address}>
            {tameName(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whatever part of a name one remembers; those who wrote in the open room are suggested. */
function AuthorField() {
  const { search, talkers } = useApp();
  const by = usePart(search, ({ filter }) => filter.by ?? '');
  const people = usePart(talkers, (state) => state.people);
  const names = useId();
  return (
    <label>
      {strings.search.by}
      <input
        className="input"
        value={by}
        list={names}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => void search.narrow({ by: target.value === '' ? undefined : target.value })}
      />
      <datalist id={names}>
        {[...people.values()].slice(0, 200).map(({ id, name }) => (
          <option key={id} value={tameName(name)} />
        ))}
      </datalist>
    </label>
  );
}

/** The first day, or the last: that day is searched too. */
function DayField({ name, label }: { readonly name: 'from' | 'to'; readonly label: string }) {
  const { search } = useApp();
  const at = usePart(search, ({ filter }) => filter[name]);
  // A year that is half written is no day yet, and stays as it is; what was taken away elsewhere is gone here, too.
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const meant = (day: number | undefined): number | undefined =>
    day === undefined || name === 'from' ? day : nextDay(day);
  const shown = at === undefined ? '' : writeDay(name === 'to' ? at - 1 : at);
  const id = useId();
  return (
    <label>
      {label}
      <input
        className="input"
        type="date"
        value={meant(readDay(text)) === at ? text : shown}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        onChange={({ target }) => {
          setText(target.value);
          void search.narrow({ [name]: meant(readDay(target.value)) });
        }}
        onBlur={({ target: { validity, value } }) =>
          setWrong(validity.badInput || (value !== '' && readDay(value) === undefined))
        }
      />
      {wrong && (
        <span className="hint wrong" id={id} role="alert">
          {strings.search.noSuchDay}
        </span>
      )}
    </label>
  );
}
