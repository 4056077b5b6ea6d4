import { useState } from 'react';
import type { AddIn } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { tame, tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { MadeBy } from './made-by.tsx';
import { Rights } from './rights-list.tsx';
import { WhereFrom } from './where-from.tsx';

interface Inspected {
  readonly token: string;
  readonly addIn: AddIn;
}

/** First where it comes from, then what it is; installing it lets it do nothing yet. */
export function GetAddIn() {
  const [inspected, setInspected] = useState<Inspected>();
  return (
    <ModalFrame title={strings.getAddIn.title}>
      {inspected ? (
        <Install inspected={inspected} onBack={() => setInspected(undefined)} />
      ) : (
        <WhereFrom onFound={setInspected} />
      )}
    </ModalFrame>
  );
}

function Install({ inspected, onBack }: { readonly inspected: Inspected; readonly onBack: () => void }) {
  const { ask, addIns, place } = useApp();
  const { token, addIn } = inspected;
  const room = usePart(place, (state) => state.room);
  const { busy, fault, run } = useSubmit();
  const install = async (): Promise<void> => {
    const { addIn: id } = await ask('addIns.install', { token });
    await addIns.load();
    if (room !== null) {
      await addIns.open(room, id);
      place.showPane('add-ins');
    }
    place.openDialog(null);
  };
  const name = tameName(addIn.name);
  return (
    <div className="dialog-form consent-in-dialog">
      <h3 dir="auto">{name}</h3>
      <p dir="auto">{tame(addIn.description)}</p>
      <MadeBy addIn={addIn} />
      <Rights wishes={addIn.required} />
      <p className="purpose">{strings.getAddIn.more}</p>
      <FaultNote fault={fault} />
      <footer className="consent-foot">
        <button type="button" className="button" onClick={onBack}>
          {strings.back}
        </button>
        <button
          type="button"
          className="button primary"
          aria-disabled={busy}
          // biome-ignore lint/a11y/noAutofocus: the next step of a dialog
          autoFocus
          onClick={() => void run(install)}
        >
          {strings.getAddIn.installed(name)}
        </button>
      </footer>
    </div>
  );
}
