import { useState } from 'react';
import { strings } from '../strings.ts';

/** As the fields have them: `YYYY-MM-DD`, or '' where none was chosen. */
export interface Days {
  readonly all: boolean;
  readonly from: string;
  readonly until: string;
}

interface Props {
  readonly days: Days;
  readonly isWrong: boolean;
  readonly onChange: (days: Days) => void;
}

/** All of the history, or from one day to another, both whole. */
export function DaysField({ days, isWrong, onChange }: Props) {
  const words = strings.transfer;
  // A day that does not exist has no value that could be looked at, and no browser sends a form with it.
  const [none, setNone] = useState<'from' | 'until'>();
  const sentence = none ? words.noSuchDay : isWrong ? words.wrongDays : undefined;
  const day = (name: 'from' | 'until') => (
    <label className="day">
      <span>{words[name]}</span>
      <input
        type="date"
        className="input"
        value={days[name]}
        aria-invalid={isWrong || none === name}
        onChange={(event) => onChange({ ...days, [name]: event.target.value })}
        onInvalid={(event) => {
          event.preventDefault();
          setNone(name);
        }}
        onBlur={({ target }) => setNone(target.validity.badInput ? name : undefined)}
      />
    </label>
  );
  return (
    <fieldset className="field">
      <legend className="label">{words.when}</legend>
      <div className="segments">
        {[true, false].map((all) => (
          <label key={String(all)} className="segment">
            <input
              type="radio"
              name="when"
              checked={days.all === all}
              onChange={() => onChange({ ...days, all })}
            />
            <span>{all ? words.always : words.between}</span>
          </label>
        ))}
      </div>
      {!days.all && (
        <div className="days">
          {day('from')}
          {day('until')}
        </div>
      )}
      <div role="alert" className="days-wrong">
        {!days.all && sentence !== undefined && <p className="hint wrong">{sentence}</p>}
      </div>
    </fieldset>
  );
}

/** In ms, by the days of this place; undefined where they contradict each other. */
export function timesOf({ all, from, until }: Days): { from?: number; until?: number } | undefined {
  if (all) return {};
  const begin = from === '' ? undefined : midnight(from, 0);
  const end = until === '' ? undefined : midnight(until, 1);
  if (begin !== undefined && end !== undefined && end <= begin) return undefined;
  return { ...(begin !== undefined && { from: begin }), ...(end !== undefined && { until: end }) };
}

function midnight(day: string, later: number): number | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const time = new Date(year, month - 1, date + later).getTime();
  return Number.isNaN(time) ? undefined : time;
}
