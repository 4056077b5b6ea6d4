import { tame } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { type Wish, wordsOf } from './rights-words.ts';

interface Props {
  readonly wishes: readonly Wish[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** What it can do without: nothing is chosen for the person. */
export function OptionalRights({ wishes, chosen, onChange }: Props) {
  if (wishes.length === 0) return null;
  const toggle = (right: string, on: boolean): void => {
    const others = [...chosen].filter((each) => each !== right);
    onChange(new Set(on ? [...others, right] : others));
  };
  return (
    <fieldset className="consent-part">
      <legend>{strings.addInConsent.optional}</legend>
      {wishes.map(({ right, purpose }) => (
        <label key={right} className="option">
          <input
            type="checkbox"
            checked={chosen.has(right)}
            onChange={(event) => toggle(right, event.target.checked)}
          />
          <span>
            {wordsOf(right)}
            <span className="purpose" dir="auto">
              {tame(purpose)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
