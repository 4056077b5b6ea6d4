import type { FeedWish } from '#renderer/store/facts.ts';
import type { SearchFilter } from '#renderer/store/search.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';

/** What is looked for goes on being looked for, in whatever is said from now on. */
export function KeepAsFeed() {
  const { search, place } = useApp();
  const { text, filter } = usePart(search, (state) => state);
  const key = useKey('keep as feed', strings.feeds.keepSearch);
  const { rooms: _, from, to, ...narrowing } = filter;
  if (text.trim() === '' && Object.keys(narrowing).length === 0) return null;
  const withoutDays = from !== undefined || to !== undefined;
  return (
    <button
      type="button"
      className="button plain small"
      {...key}
      onClick={() => {
        search.setOpen(false);
        place.openFeedDialog({ wish: wishFrom(text, filter), withoutDays });
      }}
    >
      <Icon name="feed" />
      {strings.feeds.keepSearch}
    </button>
  );
}

function wishFrom(text: string, { from: _, to: __, ...match }: SearchFilter): Partial<FeedWish> {
  const words = text.trim();
  return { name: words.replaceAll('"', ''), match: { ...match, text: words, wording: 'all' } };
}
