import type { FeedEntry, FeedId } from '#renderer/store/facts.ts';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import { useApp, usePart } from '../app-context.ts';
import { Bird, Icon } from '../icons.tsx';
import { tameSentence } from '../plain-text.ts';
import { Skeleton } from '../skeleton.tsx';
import { strings } from '../strings.ts';
import { FeedHeader } from './feed-header.tsx';
import { FeedMessages } from './feed-messages.tsx';
import { useLostRooms } from './use-lost-rooms.ts';

/** In place of a room: what a feed collects, to be read where it stands. */
export function FeedView({ id }: { readonly id: FeedId }) {
  const { feeds } = useApp();
  const feed = usePart(feeds, (state) => state.feeds.find((each) => each.id === id));
  if (!feed) return <FeedGone />;
  return (
    <div className="room feed">
      <FeedHeader feed={feed} />
      {feed.trouble === undefined ? <Collected feed={feed} /> : <NotUnderstood trouble={feed.trouble} />}
    </div>
  );
}

function Collected({ feed }: { readonly feed: FeedEntry }) {
  const { feedReading } = useApp();
  const { visit, status, fault, messages } = usePart(feedReading, (state) => state);
  if (visit?.feed !== feed.id) return null;
  return (
    <>
      <LostRooms feed={feed} />
      <div className="timeline">
        {status === 'loading' && <Skeleton words={strings.feeds.loading} lines={6} />}
        {status === 'failed' && fault && (
          <State title={strings.feeds.failed} text={tameSentence(fault.text)}>
            <button type="button" className="button" onClick={() => void feedReading.open({ feed: feed.id })}>
              {strings.tryAgain}
            </button>
          </State>
        )}
        {status === 'ready' && messages.length === 0 && <Empty ego={isEgo(feed)} />}
        {status === 'ready' && messages.length > 0 && (
          <FeedMessages key={feed.id} feed={feed} visit={visit} />
        )}
      </div>
    </>
  );
}

/** Quietly, above what the others collect. */
function LostRooms({ feed }: { readonly feed: FeedEntry }) {
  const { place } = useApp();
  const lost = useLostRooms(feed).length;
  if (lost === 0) return null;
  return (
    <p className="feed-note" role="status">
      <Icon name="about" />
      <span>{strings.feeds.lostRooms(lost)}</span>
      <button type="button" className="button plain small" onClick={() => place.openFeedDialog(feed.id)}>
        {strings.feeds.edit}
      </button>
    </p>
  );
}

function Empty({ ego }: { readonly ego: boolean }) {
  const { emptyEgo, emptyEgoMore, empty, emptyMore } = strings.feeds;
  return (
    <State bird title={ego ? emptyEgo : empty} text={ego ? emptyEgoMore : emptyMore}>
      {null}
    </State>
  );
}

function NotUnderstood({ trouble }: { readonly trouble: string }) {
  return (
    <State title={strings.feeds.trouble} text={tameSentence(trouble)}>
      <p>{strings.feeds.troubleMore}</p>
    </State>
  );
}

function FeedGone() {
  const { navigation } = useApp();
  const back = (): void => {
    if (!navigation.step('back')) navigation.closeRoom();
  };
  return (
    <State title={strings.feeds.gone} text={strings.feeds.goneMore}>
      <button type="button" className="button" onClick={back}>
        {strings.back}
      </button>
    </State>
  );
}

interface StateProps {
  readonly title: string;
  readonly text: string;
  readonly bird?: boolean;
  readonly children: React.ReactNode;
}

function State({ title, text, bird = false, children }: StateProps) {
  return (
    <div className="state">
      {bird && <Bird size={56} />}
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}
