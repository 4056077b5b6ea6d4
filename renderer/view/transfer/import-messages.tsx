import { useRef } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { TransferDialog } from './transfer-dialog.tsx';

/** A file's messages into the rooms of this device. */
export function ImportMessages() {
  return (
    <TransferDialog kind="import">
      <ChooseFile />
    </TransferDialog>
  );
}

/** The desktop asks for the file by itself; in a browser only the page can. */
function ChooseFile() {
  const { transfer, session } = useApp();
  const asksItself = usePart(session, (state) => state.host.kind === 'desktop');
  const field = useRef<HTMLInputElement>(null);
  const { busy, fault, run } = useSubmit();
  const words = strings.transfer;
  const choose = (): void => {
    if (asksItself) void run(() => transfer.import());
    else field.current?.click();
  };
  return (
    <div className="dialog-form">
      <p>{words.explain}</p>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={words.choose}
        accept=".jsonl,.xml,application/xml,text/xml"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void run(() => transfer.import(file));
        }}
      />
      <FaultNote fault={fault} />
      <footer className="dialog-foot">
        <button
          type="button"
          className="button primary"
          aria-disabled={busy}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to choose a file
          autoFocus
          onClick={choose}
        >
          {busy ? words.sending : words.choose}
        </button>
      </footer>
    </div>
  );
}
