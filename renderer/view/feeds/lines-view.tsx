import type { StoredMessage } from '#renderer/store/facts.ts';
import type { Lines } from '#renderer/store/feeds/feed-state.ts';
import type { Dates } from '../dates.ts';
import { tame, tameName, tameSentence } from '../plain-text.ts';
import { strings } from '../strings.ts';

/** More of one line would hide what one came for. */
const most = 600;

/** What was said before or after, in few words each. */
export function LinesView({
  lines,
  dates,
}: {
  readonly lines: readonly StoredMessage[];
  readonly dates: Dates;
}) {
  if (lines.length === 0) return null;
  return (
    <ol className="feed-lines">
      {lines.map(({ key, author, sentAt, text, storyTitle }) => (
        <li key={key}>
          <bdi className="author">{tameName(author.name)}</bdi>
          <time title={dates.full(sentAt)}>{dates.time(sentAt)}</time>
          <p dir="auto">{tame(storyTitle ?? text.slice(0, most)).toWellFormed()}</p>
        </li>
      ))}
    </ol>
  );
}

/** Why there are none. */
export function LinesState({ lines }: { readonly lines: Lines | undefined }) {
  if (lines === undefined) return null;
  if (lines.state === 'loading')
    return <p className="feed-lines-state late">{strings.feeds.aroundLoading}</p>;
  if (lines.state === 'failed')
    return (
      <p className="feed-lines-state" role="alert">
        {tameSentence(lines.fault.text)}
      </p>
    );
  if (lines.before.length + lines.after.length > 0) return null;
  return <p className="feed-lines-state">{strings.feeds.aroundNone}</p>;
}
