import { useRef, useState } from 'react';
import { type Ask, faultOf, isWider, type OutboxEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { useCopyWords } from '../parts/message/use-copy-words.ts';
import { wholeTextOf } from '../parts/message/whole-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { OpenedQuestion, RepeatsQuestion } from '../wider-question.tsx';

/** Why a message was not sent, or that nobody knows, and what can be done. */
export function FailedPost({ entry }: { readonly entry: OutboxEntry }) {
  const { outbox, notices } = useApp();
  const unsure = entry.state === 'unsure';
  const copy = useCopyWords();
  const again = useRef<HTMLButtonElement>(null);
  const { asking, retry } = useRetry(entry, () => again.current?.focus());
  return (
    <>
      <div className="fate">
        <Icon name="warning" />
        <span className="why">
          {unsure
            ? strings.outbox.unsure
            : `${strings.outbox.failed}: ${entry.reason ?? strings.outbox.noReason}`}
        </span>
        <span className="actions">
          <button type="button" className="button plain small" ref={again} onClick={retry}>
            {unsure ? strings.outbox.sendAnyway : strings.outbox.retry}
          </button>
          <button
            type="button"
            className="button plain small"
            onClick={() => copy(wholeTextOf(entry), entry.room)}
          >
            {strings.outbox.copy}
          </button>
          <button
            type="button"
            className="button plain small"
            onClick={() => outbox.discard(entry.originId).catch(notices.trouble)}
          >
            {strings.outbox.discard}
          </button>
        </span>
      </div>
      {asking}
    </>
  );
}

/** To whom beyond those at first the person said that it may go. */
type Agreed = Omit<Ask<'outbox.retry'>, 'originId'>;

/** Sends it again, and asks before that as one is asked where one writes. */
function useRetry(entry: OutboxEntry, onLeft: () => void) {
  const { outbox, notices, rooms } = useApp();
  const room = useRoom(entry.room);
  const [opened, setOpened] = useState(false);
  const [repeats, setRepeats] = useState<Agreed & { readonly saidIn: string }>();
  const send = (agreed: Agreed): void => {
    setOpened(false);
    setRepeats(undefined);
    outbox.retry({ originId: entry.originId, ...agreed }).catch((error: unknown) => {
      const { code, values: [from = ''] = [] } = faultOf(error);
      const saidIn = rooms.get(from)?.name;
      if (code === 'WiderAudience' && saidIn !== undefined) setRepeats({ ...agreed, saidIn });
      else notices.trouble(error);
    });
  };
  const leave = (): void => {
    setOpened(false);
    setRepeats(undefined);
    onLeft();
  };
  const isOpened = room !== undefined && isWider(room.privacy, entry.privacy);
  const retry = (): void => (isOpened ? setOpened(true) : send({}));
  if (!room) return { retry };
  const { saidIn, ...agreed } = repeats ?? {};
  const asking = saidIn ? (
    <RepeatsQuestion
      room={room}
      saidIn={saidIn}
      onYes={() => send({ ...agreed, widerAudience: true })}
      onNo={leave}
    />
  ) : (
    opened &&
    isOpened && <OpenedQuestion room={room} onYes={() => send({ privacy: room.privacy })} onNo={leave} />
  );
  return { retry, asking };
}
