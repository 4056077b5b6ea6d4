import { useState } from 'react';
import type { ExportExtent } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** How much there is to export, and what the server may have beyond that. */
export function ExtentNote({ extent: { messages, incomplete } }: { readonly extent: ExportExtent }) {
  const { ask, session } = useApp();
  const online = usePart(session, (state) => state.connection.state === 'online');
  const { busy, fault, run } = useSubmit();
  const [begun, setBegun] = useState(false);
  const words = strings.transfer;
  const fetchAll = (): Promise<void> =>
    run(async () => {
      for (const { room } of incomplete) await ask('history.fetchAll', { room });
      setBegun(true);
    });
  return (
    <div className="extent">
      <p>{words.extent(messages)}</p>
      {incomplete.length > 0 && <p>{words.incomplete(incomplete.length)}</p>}
      {incomplete.length > 0 && online && !begun && (
        <button type="button" className="button" aria-disabled={busy} onClick={() => void fetchAll()}>
          {words.fetchFirst}
        </button>
      )}
      <p role="status">{begun && words.fetching}</p>
      <FaultNote fault={fault} />
    </div>
  );
}
