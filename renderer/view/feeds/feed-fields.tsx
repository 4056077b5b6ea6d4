import { useEffect, useId, useRef } from 'react';
import type { FeedWish } from '#renderer/store/facts.ts';
import {
  type FeedProblem,
  feedSwitches,
  type MatchChange,
  narrowed,
  switched,
} from '#renderer/store/feeds/feed-draft.ts';
import { strings } from '../strings.ts';
import { AuthorsField } from './authors-field.tsx';
import { RoomsField } from './rooms-field.tsx';
import { WordsField } from './words-field.tsx';

interface Props {
  readonly draft: FeedWish;
  readonly onChange: (draft: FeedWish) => void;
  readonly problem: FeedProblem | undefined;
}

/** What a feed is called, and what it collects. */
export function FeedFields({ draft, onChange, problem }: Props) {
  const { match } = draft;
  const narrow = (change: MatchChange): void => onChange(narrowed(draft, change));
  return (
    <>
      <NameField draft={draft} onChange={onChange} wrong={problem === 'noName'} />
      <WordsField match={match} onChange={narrow} problem={problem === 'nothingAsked'} />
      <AuthorsField match={match} onChange={narrow} />
      <RoomsField match={match} onChange={narrow} problem={problem === 'noRooms'} />
      <fieldset className="field">
        <legend className="label">{strings.feedForm.only}</legend>
        {feedSwitches.map((name) => (
          <label key={name} className="option">
            <input
              type="checkbox"
              checked={match[name] !== undefined}
              onChange={({ target }) => onChange(switched(draft, name, target.checked))}
            />
            {strings.feedForm.onlys[name]}
          </label>
        ))}
      </fieldset>
    </>
  );
}

function NameField({ draft, onChange, wrong }: Omit<Props, 'problem'> & { readonly wrong: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (wrong) input.current?.focus();
  }, [wrong]);
  return (
    <div className="field">
      <label htmlFor={id}>{strings.feedForm.name}</label>
      <input
        ref={input}
        id={id}
        className="input"
        // biome-ignore lint/a11y/noAutofocus: the first thing that a feed needs
        autoFocus
        dir="auto"
        maxLength={256}
        value={draft.name}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange({ ...draft, name: target.value })}
      />
      <p className="hint wrong" id={`${id}-hint`}>
        {wrong && strings.feedForm.noName}
      </p>
    </div>
  );
}
