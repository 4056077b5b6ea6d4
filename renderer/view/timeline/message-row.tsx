import { memo, useState } from 'react';
import type { Dates } from '../dates.ts';
import { MessageBody } from '../parts/message/message-body.tsx';
import { MessageTools } from '../parts/message/message-tools.tsx';
import { useMessageKeys } from '../parts/message/use-message-keys.ts';
import { tameName } from '../plain-text.ts';
import { PrivateMark } from '../private-mark.tsx';
import { strings } from '../strings.ts';
import { GapLine } from './gap-line.tsx';
import type { MessageRow } from './rows.ts';

interface Props {
  readonly row: MessageRow;
  readonly dates: Dates;
  readonly today: number;
  /** The message that the person came for. */
  readonly target: boolean;
}

export const MessageRowView = memo(function MessageRowView({ row, dates, today, target }: Props) {
  const { message, head } = row;
  // Only what somebody points at or has come to bears its tools and its whole date: all others are light.
  const [near, setNear] = useState(false);
  const [open, setOpen] = useState(false);
  const onKeyDown = useMessageKeys(message);
  const whole = near ? dates.full(message.sentAt) : undefined;
  return (
    <>
      {message.gapBefore && <GapLine before={message.key} isPrivate={row.private} />}
      {row.day && <DayLine at={message.sentAt} dates={dates} today={today} />}
      {row.newLine && <p className="line new">{strings.timeline.new}</p>}
      <article
        className={classOf(row, target)}
        tabIndex={-1}
        aria-label={labelOf(row, dates)}
        onPointerEnter={() => setNear(true)}
        onPointerLeave={() => setNear(false)}
        onFocus={() => setNear(true)}
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || setNear(false)}
      >
        {head ? (
          <Head row={row} dates={dates} whole={whole} />
        ) : (
          <time className="gutter" title={whole}>
            {dates.time(message.sentAt)}
          </time>
        )}
        <MessageBody
          row={row.key}
          text={message.text}
          importance={message.importance}
          storyTitle={message.storyTitle}
          mentionsMe={message.mentionsMe}
          mentions={message.mentions}
          unfolded={target}
          coded={message.coded && message}
        />
        {row.removing && <p className="removing-word">{strings.timeline.removing}</p>}
        {(near || open) && <MessageTools message={message} open={open} onOpen={setOpen} />}
      </article>
    </>
  );
});

interface HeadProps {
  readonly row: MessageRow;
  readonly dates: Dates;
  /** When it was said, with day and second. */
  readonly whole: string | undefined;
}

function Head({ row, dates, whole }: HeadProps) {
  const { message } = row;
  return (
    <header className="head">
      <bdi className={message.own ? 'author own clip' : 'author clip'}>{tameName(message.author.name)}</bdi>
      {message.via !== undefined && (
        <bdi className="via clip">{strings.addIns.via(tameName(message.via))}</bdi>
      )}
      <time title={whole}>{dates.time(message.sentAt)}</time>
      {row.private && <PrivateMark />}
    </header>
  );
}

function DayLine({
  at,
  dates,
  today,
}: {
  readonly at: number;
  readonly dates: Dates;
  readonly today: number;
}) {
  return <p className="line day">{dates.day(at, today)}</p>;
}

function classOf(
  { message, head, private: isPrivate, turns, removing }: MessageRow,
  target: boolean,
): string {
  const names = ['message'];
  if (isPrivate) names.push('private');
  if (turns) names.push('turns');
  if (removing) names.push('removing');
  if (head) names.push('with-head');
  if (message.importance === 'Alert') names.push('important');
  else if (message.mentionsMe) names.push('mention');
  if (message.storyTitle !== undefined) names.push('story');
  if (target) names.push('target');
  return names.join(' ');
}

function labelOf({ message, private: isPrivate, removing }: MessageRow, dates: Dates): string {
  const important = message.importance === 'Alert' ? `, ${strings.timeline.important}` : '';
  const fate = removing ? `, ${strings.timeline.removing}` : '';
  const secrecy = isPrivate ? `, ${strings.audience.mark}` : '';
  return `${tameName(message.author.name)}, ${dates.time(message.sentAt)}${secrecy}${important}${fate}`;
}
