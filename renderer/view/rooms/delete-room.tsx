import { useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { useSubmit } from '../use-submit.ts';

/** Nothing brings it back: whoever does it writes the room's name. */
export function DeleteRoom() {
  const { ask, place } = useApp();
  const address = usePart(place, (state) => state.dialogRoom);
  const room = useRoom(address);
  const [typed, setTyped] = useState('');
  const { busy, fault, run } = useSubmit();
  const name = tameName(room?.name ?? address ?? '');
  const meant = typed.trim() === name;
  const end = (): Promise<void> =>
    run(async () => {
      if (address !== null) await ask('rooms.destroy', { room: address });
      place.openDialog(null);
    });
  return (
    <ModalFrame title={strings.endRoom.title}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (meant) void end();
        }}
      >
        <p>
          <bdi>{strings.endRoom.text(name)}</bdi>
        </p>
        <div className="field">
          <label htmlFor="typed-room">{strings.endRoom.type}</label>
          <input
            id="typed-room"
            className="input"
            dir="auto"
            autoComplete="off"
            value={typed}
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
            autoFocus
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <FaultNote fault={fault} />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => place.openDialog(null)}>
            {strings.cancel}
          </button>
          <button type="submit" className="button primary" aria-disabled={!meant || busy}>
            {strings.endRoom.yes}
          </button>
        </footer>
      </form>
    </ModalFrame>
  );
}
