import { useId, useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** Enough for a heading. */
const longest = 100;

/** Puts a room into a group of the person's own: one that is there, or one that begins with it. */
export function RoomGroup() {
  const { arrangement, place } = useApp();
  const address = usePart(place, (state) => state.dialogRoom);
  const room = arrangement.listed(address ?? '');
  const [name, setName] = useState(room?.group ?? '');
  const { busy, fault, run } = useSubmit();
  const words = strings.roomGroup;
  const wanted = name.trim();
  const category = room?.category ?? '';
  const move = (group: string | null): Promise<void> =>
    run(async () => {
      if (address !== null) await arrangement.group(address, group);
      place.openDialog(null);
    });
  return (
    <ModalFrame title={words.title}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== '') void move(wanted === category ? null : wanted);
        }}
      >
        <p className="transfer-what">
          <bdi>{tameName(room?.name ?? address ?? '')}</bdi>
        </p>
        <GroupField name={name} onChange={setName} />
        <FaultNote fault={fault} />
        <footer className="dialog-foot">
          {room?.group !== undefined && room.group !== category && (
            <button type="button" className="button" aria-disabled={busy} onClick={() => void move(null)}>
              {words.back(tameName(category || strings.rooms.unnamed))}
            </button>
          )}
          <button type="button" className="button" onClick={() => place.openDialog(null)}>
            {strings.cancel}
          </button>
          <button type="submit" className="button primary" aria-disabled={busy || wanted === ''}>
            {words.save}
          </button>
        </footer>
      </form>
    </ModalFrame>
  );
}

interface FieldProps {
  readonly name: string;
  readonly onChange: (name: string) => void;
}

function GroupField({ name, onChange }: FieldProps) {
  const { arrangement } = useApp();
  const id = useId();
  const names = arrangement.sections().flatMap((section) => section.name || []);
  return (
    <div className="field">
      <label htmlFor={id}>{strings.roomGroup.label}</label>
      <input
        id={id}
        className="input"
        dir="auto"
        list={`${id}-names`}
        maxLength={longest}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        value={name}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
        autoFocus
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}-names`}>
        {names.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <p id={`${id}-hint`} className="hint">
        {strings.roomGroup.hint}
      </p>
    </div>
  );
}
