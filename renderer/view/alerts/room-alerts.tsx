import { useState } from 'react';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { useSubmit } from '../use-submit.ts';

type Level = NonNullable<RoomEntry['level']>;

const levels: readonly (Level | null)[] = [null, 'all', 'mentions', 'important', 'nothing'];

/** What of one room may alert. */
export function RoomAlerts() {
  const { place } = useApp();
  const address = usePart(place, (state) => state.dialogRoom);
  const room = useRoom(address);
  return <ModalFrame title={strings.alerts.title}>{room && <Levels room={room} />}</ModalFrame>;
}

function Levels({ room }: { readonly room: RoomEntry }) {
  const { ask, place, alertChoices } = useApp();
  const usual = usePart(alertChoices, (state) => state.level);
  const [level, setLevel] = useState<Level | null>(room.level ?? null);
  const { busy, fault, run } = useSubmit();
  const save = (): Promise<void> =>
    run(async () => {
      await ask('rooms.setLevel', { room: room.address, level });
      place.openDialog(null);
    });
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>
        <bdi>{tameName(room.name)}</bdi>
      </p>
      <fieldset className="field">
        <legend className="label">{strings.alerts.legend}</legend>
        {levels.map((each) => (
          <label key={each} className="option">
            <input type="radio" name="level" checked={level === each} onChange={() => setLevel(each)} />
            <span>
              {each === null ? strings.alerts.usual : strings.alerts.levels[each]}
              <span className="option-more">
                {each === null ? strings.alerts.levels[usual] : strings.alerts.hints[each]}
              </span>
            </span>
          </label>
        ))}
        <p className="hint">{strings.alerts.everywhere}</p>
      </fieldset>
      <FaultNote fault={fault} />
      <footer className="dialog-foot">
        <button
          type="button"
          className="button plain aside"
          onClick={() => place.openDialog('alert rules', room.address)}
        >
          {strings.alertRules.ofRoom}
        </button>
        <button type="button" className="button" onClick={() => place.openDialog(null)}>
          {strings.cancel}
        </button>
        <button type="submit" className="button primary" aria-disabled={busy}>
          {strings.alerts.save}
        </button>
      </footer>
    </form>
  );
}
