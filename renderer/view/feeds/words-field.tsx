import { useId } from 'react';
import type { FeedMatch } from '#renderer/store/facts.ts';
import type { MatchChange } from '#renderer/store/feeds/feed-draft.ts';
import { strings } from '../strings.ts';

const wordings = ['all', 'any', 'phrase'] as const;

interface Props {
  readonly match: FeedMatch;
  readonly onChange: (change: MatchChange) => void;
  /** Neither words nor anything else was given. */
  readonly problem: boolean;
}

/** The words that a feed looks for, and how many of them must occur. */
export function WordsField({ match, onChange, problem }: Props) {
  const { words, wordsHint, wording, wordings: names, nothingAsked } = strings.feedForm;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words}</label>
      <input
        id={id}
        className="input"
        dir="auto"
        maxLength={1000}
        spellCheck={false}
        value={match.text}
        aria-invalid={problem}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      <p className={problem ? 'hint wrong' : 'hint'} id={`${id}-hint`}>
        {problem ? nothingAsked : wordsHint}
      </p>
      {/\s/u.test(match.text.trim()) && (
        <fieldset className="segments" aria-label={wording}>
          {wordings.map((each) => (
            <label key={each} className="segment">
              <input
                type="radio"
                name="wording"
                checked={match.wording === each}
                onChange={() => onChange({ wording: each })}
              />
              <span>{names[each]}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
