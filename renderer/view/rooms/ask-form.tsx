import { useId, useState } from 'react';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

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
  const id = useId();
  const send = (): Promise<void> =>
    run(async () => {
      await ask(wish === 'join' ? 'rooms.askToJoin' : 'rooms.askToPresent', { room, words: words.trim() });
      setAsked(true);
    });
  if (asked) {
    return (
      <p className="asked" role="status">
        {strings.card.asked}
      </p>
    );
  }
  return (
    <form
      className="ask-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="field">
        <label htmlFor={id}>
          {strings.card.askWords} <span className="optional">{strings.roomForm.optional}</span>
        </label>
        <input
          id={id}
          className="input"
          dir="auto"
          autoComplete="off"
          maxLength={256}
          value={words}
          // biome-ignore lint/a11y/noAutofocus: it appeared because somebody wants to write here
          autoFocus
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <FaultNote fault={fault} />
      <p className="card-actions">
        <button type="submit" className="button primary" aria-disabled={busy}>
          {strings.card.askSend}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {strings.cancel}
        </button>
      </p>
    </form>
  );
}
