import type { Hours } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly label: string;
  readonly hours: Hours | null;
  readonly onChange: (hours: Hours | null) => void;
}

const first: Hours = { days: [0, 1, 2, 3, 4, 5, 6], from: 22 * 60, to: 7 * 60 };
/** As weeks are counted where most people live; the names of days are those of the language. */
const week = [1, 2, 3, 4, 5, 6, 0] as const;
/** The first Sunday of 2023, at noon. */
const sunday = Date.UTC(2023, 0, 1, 12);
const dayLength = 24 * 60 * 60 * 1000;

/** Hours of chosen days, or none. */
export function HoursField({ label, hours, onChange }: Props) {
  const language = usePart(useApp().session, ({ host }) => host.language);
  const { format } = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const words = strings.alertSettings;
  return (
    <fieldset className="field">
      <label className="option">
        <input
          type="checkbox"
          checked={hours !== null}
          onChange={(event) => onChange(event.target.checked ? first : null)}
        />
        {label}
      </label>
      {hours && (
        <>
          <div className="quiet-times">
            <Time name={words.from} minutes={hours.from} onChange={(from) => onChange({ ...hours, from })} />
            <Time name={words.to} minutes={hours.to} onChange={(to) => onChange({ ...hours, to })} />
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a second legend would be read before each of its days */}
          <div className="segments" role="group" aria-label={words.days}>
            {week.map((day) => (
              <label key={day} className="segment">
                <input
                  type="checkbox"
                  checked={hours.days.includes(day)}
                  onChange={() => onChange({ ...hours, days: toggled(hours.days, day) })}
                />
                <span>{format(sunday + day * dayLength)}</span>
              </label>
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
}

interface TimeProps {
  readonly name: string;
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}

function Time({ name, minutes, onChange }: TimeProps) {
  const two = (part: number): string => String(part).padStart(2, '0');
  return (
    <label>
      <span>{name}</span>
      <input
        type="time"
        className="input"
        value={`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`}
        onChange={({ target: { value } }) => {
          const [hour = Number.NaN, minute = Number.NaN] = value.split(':').map(Number);
          // While it is half written there is none.
          if (Number.isInteger(hour * 60 + minute)) onChange(hour * 60 + minute);
        }}
      />
    </label>
  );
}

function toggled(days: readonly number[], day: number): readonly number[] {
  return days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort();
}
