import { memo, useState } from 'react';
import type { RoomEntry, StoredMessage } from '#renderer/store/facts.ts';
import type { Lines } from '#renderer/store/feeds/feed-state.ts';
import { isRemoving } from '#renderer/store/removals.ts';
import { useApp, usePart } from '../app-context.ts';
import type { Dates } from '../dates.ts';
import { Icon } from '../icons.tsx';
import { MessageBody } from '../parts/message/message-body.tsx';
import { MessageTools } from '../parts/message/message-tools.tsx';
import { useMessageKeys } from '../parts/message/use-message-keys.ts';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { LinesState, LinesView } from './lines-view.tsx';

interface Props {
  readonly message: StoredMessage;
  /** Begins a day. */
  readonly day: boolean;
  readonly fresh: boolean;
  /** What was said around it, where somebody wants to see that. */
  readonly lines: Lines | undefined;
  readonly dates: Dates;
  readonly today: number;
}

/** A message with who said it where; the lines around it stand where they were said. */
export const FeedMessage = memo(function FeedMessage(props: Props) {
  const { message, day, lines, dates, today } = props;
  const room = useRoom(message.room);
  const removing = usePart(useApp().removals, (state) => isRemoving(state.removing, message));
  const onKeyDown = useMessageKeys(message);
  // As in a room only what somebody points at or has come to bears its tools.
  const [near, setNear] = useState(false);
  return (
    <>
      {day && <p className="line day">{dates.day(message.sentAt, today)}</p>}
      <article
        className={classOf(message, room, { lines, removing })}
        tabIndex={-1}
        data-key-of={message.key}
        aria-label={labelOf(props, room)}
        onPointerEnter={() => setNear(true)}
        onPointerLeave={() => setNear(false)}
        onFocus={() => setNear(true)}
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || setNear(false)}
      >
        {lines?.state === 'shown' && <LinesView lines={lines.before} dates={dates} />}
        <Head {...props} room={room} near={near} />
        <MessageBody
          row={`feed ${message.key}`}
          text={message.text}
          importance={message.importance}
          storyTitle={message.storyTitle}
          mentionsMe={message.mentionsMe}
          mentions={message.mentions}
          coded={message.coded && message}
        />
        {removing && <p className="removing-word">{strings.timeline.removing}</p>}
        {lines?.state === 'shown' && <LinesView lines={lines.after} dates={dates} />}
        <LinesState lines={lines} />
      </article>
    </>
  );
});

interface HeadProps extends Props {
  readonly room: RoomEntry | undefined;
  readonly near: boolean;
}

function Head({ message, fresh, lines, dates, room, near }: HeadProps) {
  const [open, setOpen] = useState(false);
  const { feedReading, navigation } = useApp();
  const { author, via, sentAt, key } = message;
  const name = tameName(room?.name ?? message.room);
  const around = lines ? strings.feeds.fewer : strings.feeds.around;
  return (
    <header className="head">
      <bdi className={message.own ? 'author own clip' : 'author clip'}>{tameName(author.name)}</bdi>
      {via !== undefined && <bdi className="via clip">{strings.addIns.via(tameName(via))}</bdi>}
      <time title={dates.full(sentAt)}>{dates.time(sentAt)}</time>
      {fresh && <span className="fresh" title={strings.feeds.unread} />}
      <button
        type="button"
        tabIndex={-1}
        className="feed-room"
        aria-label={strings.feeds.openIn(name)}
        title={strings.feeds.openIn(name)}
        onClick={() => navigation.showOfFeed({ room: message.room, key })}
      >
        {room && <RoomIcon room={room} />}
        <bdi className="clip">{name}</bdi>
        {room?.privacy === 'Secret' && <span className="kind">{strings.rooms.kind.Secret}</span>}
      </button>
      <button
        type="button"
        tabIndex={-1}
        className="icon-button feed-around"
        aria-label={around}
        title={around}
        aria-expanded={lines !== undefined}
        onClick={() => void feedReading.toggleLines(message.room, key)}
      >
        <Icon name="around" />
      </button>
      {(near || open) && <MessageTools message={message} open={open} onOpen={setOpen} />}
    </header>
  );
}

function classOf(
  message: StoredMessage,
  room: RoomEntry | undefined,
  { lines, removing }: { readonly lines: Lines | undefined; readonly removing: boolean },
): string {
  const names = ['message', 'with-head', 'feed-message'];
  if (room?.privacy === 'Secret') names.push('private');
  if (message.importance === 'Alert') names.push('important');
  if (message.storyTitle !== undefined) names.push('story');
  if (lines) names.push('in-context');
  if (removing) names.push('removing');
  return names.join(' ');
}

function labelOf({ message, fresh, dates }: Props, room: RoomEntry | undefined): string {
  const parts = [
    tameName(message.author.name),
    strings.feeds.inRoom(tameName(room?.name ?? message.room)),
    ...(room?.privacy === 'Secret' ? [strings.rooms.kind.Secret] : []),
    dates.short(message.sentAt, Date.now()),
    ...(message.importance === 'Alert' ? [strings.timeline.important] : []),
    ...(fresh ? [strings.feeds.unread] : []),
  ];
  return parts.join(', ');
}
