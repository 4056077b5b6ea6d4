import { useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { WordLine } from '../word-line.tsx';

/** As much of it as shows which one is meant. */
const shown = 200;

/** What is taken back never comes again: this says so, and asks why. */
export function RemoveMessage() {
  const { place, removals } = useApp();
  const message = usePart(removals, (state) => state.proposed);
  const room = useRoom(message?.room ?? null);
  const [reason, setReason] = useState('');
  if (!message) return null;
  const { author, storyTitle, text } = message;
  return (
    <ModalFrame title={strings.removal.title}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          place.openDialog(null);
          removals.remove(message, reason);
        }}
      >
        <blockquote className="to-remove" dir="auto">
          <bdi className="author">{tameName(author.name)}</bdi>
          <p>{(storyTitle ?? text).slice(0, shown)}</p>
        </blockquote>
        <p>
          <bdi>{strings.removal.text(tameName(room?.name ?? message.room))}</bdi>
        </p>
        <WordLine
          label={strings.removal.reason}
          hint={strings.removal.reasonHint}
          value={reason}
          onChange={setReason}
        />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => place.openDialog(null)}>
            {strings.cancel}
          </button>
          <button type="submit" className="button primary">
            {strings.removal.yes}
          </button>
        </footer>
      </form>
    </ModalFrame>
  );
}
