import { useEffect, useRef, useState } from 'react';
import type { RoomAddress, StoredMessage } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { spokenOf } from '../parts/message/whole-text.ts';
import { tame, tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

/** Milliseconds of gathering: what comes in a burst is told as one sentence. */
const pause = 1200;

/** The one polite region: speaks what others say in the open room, while it is open at its end. */
export function Announcer() {
  const { timeline } = useApp();
  const [words, setWords] = useState('');
  const waiting = useRef<StoredMessage[]>([]);
  useEffect(() => {
    let timer: number | undefined;
    const speak = (): void => {
      timer = undefined;
      setWords(sentenceOf(waiting.current, timeline.state.getState().visit?.beside));
      waiting.current = [];
    };
    const stop = timeline.state.subscribe((now, before) => {
      if (now.visit !== before.visit) waiting.current = [];
      if (now.heard === before.heard || now.heard.length === 0) return;
      waiting.current.push(...now.heard);
      timer ??= window.setTimeout(speak, pause);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [timeline]);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {words}
    </div>
  );
}

function sentenceOf(messages: readonly StoredMessage[], privateRoom: RoomAddress | undefined): string {
  const isPrivate = ({ room }: StoredMessage): boolean => room === privateRoom;
  const authors = [...new Set(messages.map(({ author }) => tameName(author.name)))];
  if (messages.length > 3) {
    const many = strings.timeline.spokenMany(messages.length, authors.slice(0, 5).join(', '));
    const among = messages.filter(isPrivate).length;
    return among === 0 ? many : `${many}, ${strings.audience.spokenSome(among)}`;
  }
  return messages
    .map((message) => {
      const { spoken, spokenStory, spokenAlert } = strings.timeline;
      const words = tame(spokenOf(message));
      const said = (message.storyTitle ? spokenStory : spoken)(tameName(message.author.name), words);
      const spokenSo = isPrivate(message) ? strings.audience.spoken(said) : said;
      return message.importance === 'Alert' ? spokenAlert(spokenSo) : spokenSo;
    })
    .join('\n');
}
