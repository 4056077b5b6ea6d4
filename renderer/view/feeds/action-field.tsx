import type { FeedWish } from '#renderer/store/facts.ts';
import { feedActions } from '#renderer/store/feeds/feed-draft.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly draft: FeedWish;
  readonly onChange: (draft: FeedWish) => void;
}

/** What a feed does when something new belongs to it. */
export function ActionField({ draft, onChange }: Props) {
  const { action, actions, actionHints } = strings.feedForm;
  return (
    <fieldset className="field">
      <legend className="label">{action}</legend>
      {feedActions.map((each) => (
        <label key={each} className="option">
          <input
            type="radio"
            name="feed-action"
            checked={draft.action === each}
            onChange={() => onChange({ ...draft, action: each })}
          />
          <span>
            {actions[each]}
            <span className="option-more">{actionHints[each]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
