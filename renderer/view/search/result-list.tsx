import { type ReactNode, useEffect, useRef } from 'react';
import type { FeedEntry } from '#renderer/store/facts.ts';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import { keyOfAction } from '#renderer/store/keys/table.ts';
import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import type { Action } from '../parts/action.ts';
import { feedName } from '../parts/feed-name.ts';
import { useKeyName } from '../parts/use-key.ts';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { type Found, keyOf } from './found.ts';
import { Hit } from './hit.tsx';

interface Props {
  readonly found: readonly Found[];
  readonly chosen: number;
  readonly onChoose: (found: Found) => void;
}

const labels = {
  feed: strings.feeds.find,
  room: strings.search.rooms,
  person: strings.search.people,
  action: strings.search.actions,
  message: strings.search.messages,
} as const;

/** Rooms, people, commands and messages, one of them chosen: the field names it, and takes the keys. */
export function ResultList({ found, chosen, onChoose }: Props) {
  const { search } = useApp();
  const { more, terms, hits } = usePart(search, (state) => state);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#found-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const labelAt = (index: number): string | undefined => {
    const kind = found[index]?.kind;
    return kind === undefined || kind === found[index - 1]?.kind ? undefined : labels[kind];
  };
  return (
    <div className="search-list" ref={list}>
      <div id="search-results" role="listbox" tabIndex={-1} aria-label={strings.search.results}>
        {found.map((each, index) => (
          <Result
            key={keyOf(each)}
            found={each}
            index={index}
            chosen={index === chosen}
            terms={terms}
            label={labelAt(index)}
            onChoose={onChoose}
          />
        ))}
      </div>
      {more && (
        <p className="search-more">
          {strings.search.newest(hits.length)}
          {hits.length < 500 && (
            <button type="button" className="button plain small" onClick={() => void search.showMore()}>
              {strings.search.showMore}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

interface ResultProps {
  readonly found: Found;
  readonly index: number;
  readonly chosen: boolean;
  readonly terms: readonly string[];
  readonly label: string | undefined;
  readonly onChoose: (found: Found) => void;
}

function Result({ found, index, chosen, terms, label, onChoose }: ResultProps) {
  return (
    <>
      {label && (
        <p className="search-label" role="presentation">
          {label}
        </p>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen one */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys */}
      <div
        id={`found-${index}`}
        role="option"
        aria-selected={chosen}
        className={`found ${found.kind === 'message' ? 'message-hit' : 'line-hit'}`}
        onClick={() => onChoose(found)}
      >
        <What found={found} terms={terms} />
      </div>
    </>
  );
}

function What({ found, terms }: Pick<ResultProps, 'found' | 'terms'>) {
  switch (found.kind) {
    case 'feed':
      return <FeedLine feed={found.feed} />;
    case 'room':
      return (
        <Line name={tameName(found.room.name)} where={tameName(whereIs(found.room))}>
          <RoomIcon room={found.room} />
          {found.room.privateRoom && <PrivateSign />}
        </Line>
      );
    case 'person':
      return (
        <Line name={tameName(found.person.name)} where={strings.search.wrote}>
          <Icon name="person" />
        </Line>
      );
    case 'action':
      return <ActionLine action={found.action} />;
    case 'message':
      return <Hit hit={found.hit} terms={terms} />;
  }
}

/** Of several private sides of one room the name says which it is. */
function whereIs({ category, shared, privateRoom }: ListedRoom): string {
  return shared && privateRoom ? privateRoom.name : category;
}

function PrivateSign() {
  return (
    <span className="room-icon secret" role="img" aria-label={strings.audience.list}>
      <Icon name="secret" />
    </span>
  );
}

function FeedLine({ feed }: { readonly feed: FeedEntry }) {
  const unread = feed.unread > 0 ? strings.feeds.count(feed.unread) : undefined;
  return (
    <Line name={feedName(feed)} where={unread}>
      <Icon name={isEgo(feed) ? 'at' : 'feed'} />
    </Line>
  );
}

function ActionLine({ action: { id, text, hint, icon } }: { readonly action: Action }) {
  const key = useKeyName(keyOfAction.get(id));
  return (
    <Line name={text} where={hint}>
      <Icon name={icon} />
      {key !== undefined && <kbd aria-hidden>{key}</kbd>}
    </Line>
  );
}

interface LineProps {
  readonly name: string;
  readonly where: string | undefined;
  readonly children: ReactNode;
}

function Line({ name, where, children }: LineProps) {
  return (
    <>
      {children}
      <bdi className="clip name">{name}</bdi>
      {where !== undefined && <bdi className="clip where">{where}</bdi>}
    </>
  );
}
