import { memo } from 'react';
import type { OutboxEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import type { Dates } from '../dates.ts';
import { Filtered } from '../filtered.tsx';
import { Icon } from '../icons.tsx';
import { MessageBody } from '../parts/message/message-body.tsx';
import { tameName } from '../plain-text.ts';
import { PrivateMark } from '../private-mark.tsx';
import { strings } from '../strings.ts';
import { FailedPost } from './failed-post.tsx';
import type { PendingRow } from './rows.ts';

interface Props {
  readonly row: PendingRow;
  readonly dates: Dates;
}

/** What is not sent yet says so. */
export const PendingRowView = memo(function PendingRowView({ row, dates }: Props) {
  const { key, entry, head, says, private: isPrivate } = row;
  const app = useApp();
  const name = usePart(app.session, ({ account }) => account?.displayName ?? '');
  return (
    <article
      className={classOf(row)}
      tabIndex={-1}
      aria-label={`${tameName(name)}, ${isPrivate ? `${strings.audience.mark}, ` : ''}${wordOf(entry)}`}
    >
      {head ? (
        <header className="head">
          <bdi className="author own clip">{tameName(name)}</bdi>
          {entry.via !== undefined && (
            <bdi className="via clip">{strings.addIns.via(tameName(entry.via))}</bdi>
          )}
          <time>{dates.time(entry.writtenAt)}</time>
          {isPrivate && <PrivateMark />}
        </header>
      ) : (
        <time className="gutter">{dates.time(entry.writtenAt)}</time>
      )}
      <MessageBody
        row={key}
        text={entry.text}
        importance={entry.importance}
        storyTitle={entry.storyTitle}
        mentions={entry.mentions}
      />
      {(entry.state === 'failed' || entry.state === 'unsure') && <FailedPost entry={entry} />}
      <Filtered entry={entry} />
      {entry.state === 'waiting' && says && <Waiting />}
    </article>
  );
});

function Waiting() {
  const state = usePart(useApp().session, ({ connection }) => connection.state);
  if (state === 'online') return null;
  return (
    <p className="fate">
      <Icon name="waiting" />
      {state === 'offline' ? strings.outbox.kept : strings.outbox.waiting}
    </p>
  );
}

function classOf({ entry: { state, importance }, head, private: isPrivate, turns }: PendingRow): string {
  const names = ['message', 'pending', state];
  if (isPrivate) names.push('private');
  if (turns) names.push('turns');
  if (head) names.push('with-head');
  if (importance === 'Alert') names.push('important');
  return names.join(' ');
}

function wordOf({ state, filtered }: OutboxEntry): string {
  if (filtered && (state === 'changed' || state === 'held'))
    return strings.filtered[filtered.what](tameName(filtered.addIn));
  if (state === 'waiting' || state === 'checking') return strings.outbox.waiting;
  return state === 'failed' ? strings.outbox.failed : strings.outbox.unsure;
}
