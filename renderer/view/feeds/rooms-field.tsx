import { useMemo, useState } from 'react';
import type { FeedMatch, RoomAddress } from '#renderer/store/facts.ts';
import { type MatchChange, withRoom } from '#renderer/store/feeds/feed-draft.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { useLostRooms } from './use-lost-rooms.ts';

/** From so many rooms on one looks for them by name. */
const many = 8;

interface Props {
  readonly match: FeedMatch;
  readonly onChange: (change: MatchChange) => void;
  readonly problem: boolean;
}

/** In which rooms: all, or these. */
export function RoomsField({ match, onChange, problem }: Props) {
  const { place } = useApp();
  const here = usePart(place, (state) => state.room);
  const { rooms: legend, allRooms, theseRooms, noRooms } = strings.feedForm;
  const some = match.rooms !== undefined;
  return (
    <fieldset className="field">
      <legend className="label">{legend}</legend>
      <label className="option">
        <input
          type="radio"
          name="feed-rooms"
          checked={!some}
          onChange={() => onChange({ rooms: undefined })}
        />
        {allRooms}
      </label>
      <label className="option">
        <input
          type="radio"
          name="feed-rooms"
          checked={some}
          onChange={() => onChange({ rooms: here === null ? [] : [here] })}
        />
        {theseRooms}
      </label>
      {some && <Choice match={match} onChange={(rooms) => onChange({ rooms })} />}
      {some && <Lost match={match} onChange={(rooms) => onChange({ rooms })} />}
      {problem && (
        <p className="hint wrong" role="alert">
          {noRooms}
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly match: FeedMatch;
  readonly onChange: (rooms: readonly RoomAddress[]) => void;
}

function Choice({ match, onChange }: ChoiceProps) {
  const byAddress = usePart(useApp().rooms, (state) => state.byAddress);
  const [text, setText] = useState('');
  // In the order of the first sight: a room that is chosen stays where it is.
  const [first] = useState(() => new Set(match.rooms));
  const all = useMemo(() => {
    const isFirst = (room: RoomAddress): number => Number(first.has(room));
    return [...byAddress.values()].sort(
      (a, b) => isFirst(b.address) - isFirst(a.address) || a.name.localeCompare(b.name),
    );
  }, [byAddress, first]);
  const wanted = text.trim().toLocaleLowerCase();
  const shown = all.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <div className="feed-rooms">
      {all.length > many && (
        <input
          className="input"
          type="search"
          aria-label={strings.feedForm.findRoom}
          placeholder={strings.feedForm.findRoom}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <ul>
        {shown.map((room) => (
          <li key={room.address}>
            <label className="option">
              <input
                type="checkbox"
                checked={match.rooms?.includes(room.address) ?? false}
                onChange={({ target }) => onChange(withRoom(match, room.address, target.checked))}
              />
              <RoomIcon room={room} />
              <bdi className="clip">{tameName(room.name)}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** They stay in the feed until somebody takes them out. */
function Lost({ match, onChange }: ChoiceProps) {
  const lost = useLostRooms({ match });
  if (lost.length === 0) return null;
  return (
    <p className="hint">
      {strings.feedForm.gone(lost.length)}
      <button
        type="button"
        className="button plain small"
        onClick={() => onChange((match.rooms ?? []).filter((room) => !lost.includes(room)))}
      >
        {strings.feedForm.takeOut}
      </button>
    </p>
  );
}
