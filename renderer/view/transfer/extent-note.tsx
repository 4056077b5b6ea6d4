import { useEffect, useState } from 'react';
import type { ExportExtent } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** How much there is to export, what the server may have beyond that, and that it is being fetched. */
export function ExtentNote({ extent: { messages, incomplete } }: { readonly extent: ExportExtent }) {
  const words = strings.transfer;
  return (
    <div className="extent">
      <p>{words.extent(messages)}</p>
      {incomplete.length > 0 && <p>{words.incomplete(incomplete.length)}</p>}
      <FetchRest rooms={incomplete.map(({ room }) => room)} />
    </div>
  );
}

function FetchRest({ rooms }: { readonly rooms: readonly string[] }) {
  const { fetching, session } = useApp();
  const online = usePart(session, (state) => state.connection.state === 'online');
  const told = usePart(fetching, (state) => state.rooms);
  const { busy, fault, run } = useSubmit();
  // It was asked for, and nothing was told of it yet.
  const [asked, setAsked] = useState(false);
  const [fetched, setFetched] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is told
  useEffect(() => setAsked(false), [told]);
  const isFetching = rooms.length > 0 && ((asked && !fault) || rooms.some((room) => told.get(room)?.wanted));
  const ofEach = (act: (room: string) => Promise<unknown>): Promise<void> =>
    run(async () => {
      for (const room of rooms) await act(room);
    });
  const begin = (): void => {
    setAsked(true);
    setFetched(true);
    void ofEach(fetching.fetchAll);
  };
  const words = strings.transfer;
  const isOffered = rooms.length > 0 && (online || isFetching);
  return (
    <>
      <p role="status">{isFetching ? words.fetching : fetched && rooms.length === 0 && words.complete}</p>
      {isOffered && (
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          ref={handOn}
          onClick={() => (isFetching ? void ofEach(fetching.stop) : begin())}
        >
          {isFetching ? words.stopFetching : words.fetchFirst}
        </button>
      )}
      <FaultNote fault={fault} />
    </>
  );
}

/** Once all is here the button goes, and whoever pressed it goes on with what it was for. */
function handOn(button: HTMLButtonElement): () => void {
  return () => {
    if (document.activeElement !== button) return;
    button.form?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  };
}
