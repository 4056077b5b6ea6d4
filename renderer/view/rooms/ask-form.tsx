import { useEffect, useRef, useState } from 'react';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { WordLine } from '../word-line.tsx';

interface Props {
  readonly room: RoomAddress;
  readonly wish: 'join' | 'present';
  readonly onClose: () => void;
}

/** Asks those who manage a room for what one may not do there yet. */
export function AskForm({ room, wish, onClose }: Props) {
  const { ask } = useApp();
  const { busy, fault, run } = useSubmit();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const takesWords = useTakesWords(wish);
  const send = (): Promise<void> =>
    run(async () => {
      await ask(wish === 'join' ? 'rooms.askToJoin' : 'rooms.askToPresent', { room, words: words.trim() });
      setAsked(true);
    });
  if (asked) return <Asked />;
  return (
    <form
      className="ask-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {takesWords && <WordLine label={strings.card.askWords} value={words} onChange={setWords} />}
      <FaultNote fault={fault} />
      <p className="card-actions">
        {/* biome-ignore lint/a11y/noAutofocus: where there is nothing to write, this is what was come for */}
        <button type="submit" className="button primary" autoFocus={!takesWords} aria-disabled={busy}>
          {strings.card.askSend}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {strings.cancel}
        </button>
      </p>
    </form>
  );
}

/** The button that held the focus is gone: the focus goes to what came of it. */
function Asked() {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <p ref={said} tabIndex={-1} className="asked" role="status">
      {strings.card.asked}
    </p>
  );
}

/** A voice request of XEP-0045 (7.13) has no place for words; services that know none of ours lose them. */
function useTakesWords(wish: Props['wish']): boolean {
  const missing = usePart(useApp().service, ({ service }) => service?.missing['requests to join']);
  return wish === 'join' || missing === undefined;
}
