import { useState } from 'react';
import type { Privacy } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

const privacies: readonly Privacy[] = ['Open', 'Closed', 'Secret'];

export function CreateRoom() {
  const { ask, place, navigation } = useApp();
  const { busy, fault, run } = useSubmit();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [privacy, setPrivacy] = useState<Privacy>('Closed');
  const [auditorium, setAuditorium] = useState(false);
  const create = (): Promise<void> =>
    run(async () => {
      const behavior = auditorium ? 'Auditorium' : 'Normal';
      const wanted = { name: name.trim(), description: description.trim(), privacy, behavior } as const;
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
        <div className="field">
          <label htmlFor="room-name">{strings.createRoom.name}</label>
          <input
            id="room-name"
            className="input"
            dir="auto"
            required
            maxLength={256}
            value={name}
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="room-description">
            {strings.createRoom.description} <span className="optional">{strings.createRoom.optional}</span>
          </label>
          <input
            id="room-description"
            className="input"
            dir="auto"
            maxLength={256}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        </div>
        <fieldset className="field">
          <legend className="label">{strings.createRoom.privacy}</legend>
          {privacies.map((each) => (
            <label key={each} className={`option ${each.toLowerCase()}`}>
              <input
                type="radio"
                name="privacy"
                checked={privacy === each}
                onChange={() => setPrivacy(each)}
              />
              <RoomIcon room={{ privacy: each, behavior: 'Normal' }} />
              <span>
                <strong>{strings.rooms.kind[each]}</strong> {strings.createRoom[each]}
              </span>
            </label>
          ))}
        </fieldset>
        <label className="option">
          <input
            type="checkbox"
            checked={auditorium}
            onChange={(event) => setAuditorium(event.target.checked)}
          />
          <RoomIcon room={{ privacy: 'Open', behavior: 'Auditorium' }} />
          {strings.createRoom.auditorium}
        </label>
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
