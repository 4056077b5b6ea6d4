import { useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { HoursField } from '../parts/hours-field.tsx';
import { strings } from '../strings.ts';

const levels = ['all', 'mentions', 'important', 'nothing'] as const;

/** What alerts, and when, whatever the room. */
export function AlertSettings() {
  const { settings, alertChoices, place } = useApp();
  const choices = usePart(alertChoices, (state) => state);
  const preferences = usePart(settings, (state) => state.alertPreferences);
  const words = strings.alertSettings;
  return (
    <div className="alert-settings">
      <div className="field">
        <label htmlFor="alert-level">{words.usual}</label>
        <select
          id="alert-level"
          className="input"
          value={choices.level}
          onChange={({ target: { value } }) => {
            const level = levels.find((each) => each === value);
            if (level) alertChoices.change({ level });
          }}
        >
          {levels.map((level) => (
            <option key={level} value={level}>
              {strings.alerts.levels[level]}
            </option>
          ))}
        </select>
      </div>
      <Keywords keywords={choices.keywords} onChange={alertChoices.setKeywords} />
      <HoursField
        label={words.quiet}
        hours={choices.quietHours}
        onChange={(quietHours) => alertChoices.change({ quietHours })}
      />
      <label className="option">
        <input
          type="checkbox"
          checked={choices.importantAnyway}
          onChange={(event) => alertChoices.change({ importantAnyway: event.target.checked })}
        />
        {words.important}
      </label>
      <label className="option">
        <input
          type="checkbox"
          checked={preferences.secretsOutside}
          onChange={(event) =>
            settings.change({ alertPreferences: { ...preferences, secretsOutside: event.target.checked } })
          }
        />
        {words.secrets}
      </label>
      <button type="button" className="button" onClick={() => place.openDialog('alert rules')}>
        {strings.alertRules.open}
      </button>
    </div>
  );
}

interface KeywordsProps {
  readonly keywords: readonly string[];
  readonly onChange: (keywords: readonly string[]) => void;
}

function Keywords({ keywords, onChange }: KeywordsProps) {
  const [text, setText] = useState(keywords.join(', '));
  return (
    <div className="field">
      <label htmlFor="keywords">{strings.alertSettings.keywords}</label>
      <input
        id="keywords"
        className="input"
        dir="auto"
        autoComplete="off"
        maxLength={1000}
        value={text}
        onChange={({ target: { value } }) => {
          setText(value);
          const words = value.split(/[,،、\n]/u).map((word) => word.trim());
          onChange([...new Set(words.filter((word) => word !== ''))]);
        }}
      />
      <p className="hint">{strings.alertSettings.keywordsHint}</p>
    </div>
  );
}
