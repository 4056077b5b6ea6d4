import { useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { useSubmit } from '../use-submit.ts';

const usual = [null, 30, 90, 365] as const;

/** How long this device keeps what was said in a room. */
export function KeepRoom() {
  const { ask, place } = useApp();
  const address = usePart(place, (state) => state.dialogRoom);
  const room = useRoom(address);
  const before = room?.keepDays ?? null;
  const [days, setDays] = useState<number | null>(before);
  const { busy, fault, run } = useSubmit();
  const words = strings.keepRoom;
  const choices = usual.some((each) => each === before) ? usual : [...usual, before];
  const save = (): Promise<void> =>
    run(async () => {
      if (address !== null) await ask('rooms.keep', { room: address, days });
      place.openDialog(null);
    });
  return (
    <ModalFrame title={words.title}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="transfer-what">
          <bdi>{tameName(room?.name ?? address ?? '')}</bdi>
        </p>
        <fieldset className="field">
          <legend className="label">{words.legend}</legend>
          <div className="segments">
            {choices.map((each) => (
              <label key={each} className="segment">
                <input type="radio" name="days" checked={days === each} onChange={() => setDays(each)} />
                <span>{each === null ? words.forever : each === 365 ? words.year : words.days(each)}</span>
              </label>
            ))}
          </div>
          <p className="hint">{words.hint}</p>
        </fieldset>
        <p role="status">{isShorter(days, before) && words.note}</p>
        <FaultNote fault={fault} />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => place.openDialog(null)}>
            {strings.cancel}
          </button>
          <button type="submit" className="button primary" aria-disabled={busy}>
            {words.save}
          </button>
        </footer>
      </form>
    </ModalFrame>
  );
}

function isShorter(days: number | null, before: number | null): boolean {
  return days !== null && (before === null || days < before);
}
