import type { Behavior, Privacy, RoomService } from '#renderer/store/facts.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';

export interface Kind {
  readonly privacy: Privacy;
  readonly behavior: Behavior;
}

const privacies: readonly Privacy[] = ['Open', 'Closed', 'Secret'];

interface Props {
  readonly kind: Kind;
  readonly onChange: (kind: Partial<Kind>) => void;
  /** What rooms cannot be here, and why. */
  readonly missing: RoomService['missing'];
  readonly problem?: string | undefined;
}

/** Who may come in, and who may write. */
export function KindOfRoom({ kind, onChange, missing, problem }: Props) {
  const noAuditorium = whyNoAuditorium(kind.privacy, missing);
  return (
    <>
      <fieldset className="field">
        <legend className="label">{strings.roomForm.privacy}</legend>
        {privacies.map((privacy) => (
          <label key={privacy} className={`option ${privacy.toLowerCase()}`}>
            <input
              type="radio"
              name="privacy"
              checked={kind.privacy === privacy}
              disabled={missing[privacy] !== undefined}
              onChange={() => onChange({ privacy })}
            />
            <RoomIcon room={{ privacy, behavior: 'Normal' }} />
            <span>
              <strong>{strings.rooms.kind[privacy]}</strong> {missing[privacy] ?? strings.roomForm[privacy]}
            </span>
          </label>
        ))}
        {problem && <p className="hint wrong">{problem}</p>}
      </fieldset>
      <label className="option">
        <input
          type="checkbox"
          checked={kind.behavior === 'Auditorium'}
          disabled={noAuditorium !== undefined && kind.behavior === 'Normal'}
          onChange={(event) => onChange({ behavior: event.target.checked ? 'Auditorium' : 'Normal' })}
        />
        <RoomIcon room={{ privacy: 'Open', behavior: 'Auditorium' }} />
        <span>
          {strings.roomForm.auditorium}
          {noAuditorium && <span className="option-more">{noAuditorium}</span>}
        </span>
      </label>
    </>
  );
}

function whyNoAuditorium(privacy: Privacy, missing: RoomService['missing']): string | undefined {
  if (missing.behavior !== undefined) return missing.behavior;
  return privacy === 'Open' ? missing['open auditorium'] : missing['closed auditorium'];
}
