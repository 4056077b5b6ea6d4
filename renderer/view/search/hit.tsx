import { memo } from 'react';
import type { SearchHit } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { datesIn } from '../dates.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { Highlight } from './highlight.tsx';

interface Props {
  readonly hit: SearchHit;
  readonly terms: readonly string[];
}

/** A message that was found: in which room, who said it, when, and the words around what was looked for. */
export const Hit = memo(function Hit({ hit, terms }: Props) {
  const language = usePart(useApp().session, ({ host }) => host.language);
  const { message } = hit;
  const room = useRoom(message.room);
  const dates = datesIn(language);
  return (
    <>
      <span className="found-head">
        {message.importance === 'Alert' && (
          <span className="found-mark" role="img" aria-label={strings.timeline.important}>
            <Icon name="important" />
          </span>
        )}
        <bdi className="clip name">{tameName(message.author.name)}</bdi>
        <span className="where">
          {room && <RoomIcon room={room} />}
          <bdi className="clip">{tameName(hit.roomName)}</bdi>
        </span>
        <time title={dates.full(message.sentAt)}>{dates.short(message.sentAt, Date.now())}</time>
      </span>
      {message.storyTitle !== undefined && (
        <span className="found-title">
          <Highlight text={message.storyTitle} terms={terms} />
        </span>
      )}
      <span className="found-text">
        <Highlight text={message.text} terms={terms} />
      </span>
    </>
  );
});
