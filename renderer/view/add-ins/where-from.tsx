import { useState } from 'react';
import { openIn } from '#renderer/store/add-ins.ts';
import type { AddIn, AddInOrigin } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { base64Of } from './base64.ts';
import { Shipped } from './shipped.tsx';

type Kind = keyof typeof strings.getAddIn.kinds;

const kinds = ['address', 'zip', 'folder'] as const satisfies readonly Kind[];

interface Props {
  readonly onFound: (inspected: { readonly token: string; readonly addIn: AddIn }) => void;
}

/** From where an add-in comes: an address, a zip that is chosen here, or a folder on the host's computer. */
export function WhereFrom({ onFound }: Props) {
  const { ask } = useApp();
  const wanted = useWantedHere();
  const [kind, setKind] = useState<Kind>('address');
  const [text, setText] = useState(wanted ?? '');
  const [file, setFile] = useState<File>();
  const { busy, fault, run } = useSubmit();
  const whole = kind === 'zip' ? file !== undefined : text.trim() !== '';
  const look = async (): Promise<void> => {
    onFound(await ask('addIns.inspect', { from: await originOf(kind, text.trim(), file) }));
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) void run(look);
      }}
    >
      <Shipped onFound={onFound} />
      <fieldset className="field">
        <legend className="label">{strings.getAddIn.from}</legend>
        <div className="segments">
          {kinds.map((each) => (
            <label key={each} className="segment">
              <input type="radio" name="from" checked={kind === each} onChange={() => setKind(each)} />
              <span>{strings.getAddIn.kinds[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {kind === 'zip' ? (
        <label className="field">
          <span className="label">{strings.getAddIn.file}</span>
          <input
            className="input"
            type="file"
            accept=".zip,application/zip"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        </label>
      ) : (
        <label className="field">
          <span className="label">{kind === 'folder' ? strings.getAddIn.path : strings.getAddIn.url}</span>
          <input
            className="input"
            dir="ltr"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      )}
      <FaultNote fault={fault} />
      <footer className="consent-foot">
        <button type="submit" className="button primary" aria-disabled={!whole || busy}>
          {busy ? strings.getAddIn.looking : strings.getAddIn.look}
        </button>
      </footer>
    </form>
  );
}

/** What the managers of the open room chose and is not here yet. */
function useWantedHere(): string | undefined {
  const { place, addIns } = useApp();
  const room = usePart(place, (state) => state.dialogRoom);
  const places = usePart(addIns, (state) => state.places.get(room ?? ''));
  return openIn(places ?? []).find(({ addIn, url }) => addIn === undefined && url !== undefined)?.url;
}

async function originOf(kind: Kind, text: string, file: File | undefined): Promise<AddInOrigin> {
  if (kind === 'address') return { kind, url: text };
  if (kind === 'folder') return { kind, path: text };
  return { kind: 'zip bytes', base64: base64Of(new Uint8Array((await file?.arrayBuffer()) ?? [])) };
}
