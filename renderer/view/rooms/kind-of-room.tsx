import type { Privacy, RoomProperties } from '#renderer/store/facts.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';

export type Kind = Pick<RoomProperties, 'privacy' | 'behavior'>;

const privacies: readonly Privacy[] = ['Open', 'Closed', 'Secret'];

interface Props {
  readonly kind: Kind;
  readonly onChange: (kind: Kind) => void;
}

/** Who may come in, and who may write. */
export function KindOfRoom({ kind, onChange }: Props) {
  return (
    <>
      <fieldset className="field">
        <legend className="label">{strings.createRoom.privacy}</legend>
        {privacies.map((privacy) => (
          <label key={privacy} className={`option ${privacy.toLowerCase()}`}>
            <input
              type="radio"
              name="privacy"
              checked={kind.privacy === privacy}
              onChange={() => onChange({ ...kind, privacy })}
            />
            <RoomIcon room={{ privacy, behavior: 'Normal' }} />
            <span>
              <strong>{strings.rooms.kind[privacy]}</strong> {strings.createRoom[privacy]}
            </span>
          </label>
        ))}
      </fieldset>
      <label className="option">
        <input
          type="checkbox"
          checked={kind.behavior === 'Auditorium'}
          onChange={(event) =>
            onChange({ ...kind, behavior: event.target.checked ? 'Auditorium' : 'Normal' })
          }
        />
        <RoomIcon room={{ privacy: 'Open', behavior: 'Auditorium' }} />
        {strings.createRoom.auditorium}
      </label>
    </>
  );
}
