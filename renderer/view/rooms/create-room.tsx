import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { type Kind, KindOfRoom } from './kind-of-room.tsx';

export function CreateRoom() {
  const { ask, place, navigation } = useApp();
  const { busy, fault, run } = useSubmit();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [kind, setKind] = useState<Kind>({ privacy: 'Closed', behavior: 'Normal' });
  const create = (): Promise<void> =>
    run(async () => {
      const wanted = { name: name.trim(), description: description.trim(), ...kind };
      const { room } = await ask('rooms.create', wanted);
      place.openDialog(null);
      navigation.show({ room });
    });
  return (
    <ModalFrame title={strings.createRoom.title}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void create();
        }}
      >
        <TextField id="room-name" label={strings.createRoom.name} value={name} onChange={setName} required />
        <TextField
          id="room-description"
          label={strings.createRoom.description}
          value={description}
          onChange={setDescription}
        />
        <KindOfRoom kind={kind} onChange={setKind} />
        <FaultNote fault={fault} />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => place.openDialog(null)}>
            {strings.cancel}
          </button>
          <button type="submit" className="button primary" aria-disabled={busy}>
            {busy ? strings.createRoom.creating : strings.createRoom.create}
          </button>
        </footer>
      </form>
    </ModalFrame>
  );
}

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
}

/** A line of at most 256 characters, as names and descriptions of rooms are. */
function TextField({ id, label, value, onChange, required = false }: TextFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {!required && <span className="optional">{strings.createRoom.optional}</span>}
      </label>
      <input
        id={id}
        className="input"
        dir="auto"
        required={required}
        maxLength={256}
        value={value}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
        autoFocus={required}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
