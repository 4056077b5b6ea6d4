import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

const lengths = [1, 7, 30] as const;

/** For whom, and for how long. */
export function InviteForm() {
  const { sharing } = useApp();
  const { busy, fault, run } = useSubmit();
  const [note, setNote] = useState('');
  const [days, setDays] = useState<number>(7);
  const invite = (): Promise<void> =>
    run(async () => {
      await sharing.invite({ days, note: note.trim() });
      setNote('');
    });
  return (
    <form
      className="invite"
      aria-label={strings.sharing.invite}
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
      <div className="field">
        <label htmlFor="invitation-note">
          {strings.sharing.note} <span className="optional">{strings.sharing.optional}</span>
        </label>
        <input
          id="invitation-note"
          className="input"
          dir="auto"
          maxLength={256}
          autoComplete="off"
          value={note}
          aria-describedby="invitation-note-hint"
          onChange={(event) => setNote(event.target.value)}
        />
        <p className="hint" id="invitation-note-hint">
          {strings.sharing.noteHint}
        </p>
      </div>
      <fieldset className="field">
        <legend className="label">{strings.sharing.lasts}</legend>
        <div className="segments">
          {lengths.map((each) => (
            <label key={each} className="segment">
              <input type="radio" name="days" checked={days === each} onChange={() => setDays(each)} />
              <span>{strings.sharing.days(each)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <FaultNote fault={fault} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {busy ? strings.sharing.creating : strings.sharing.create}
      </button>
    </form>
  );
}
