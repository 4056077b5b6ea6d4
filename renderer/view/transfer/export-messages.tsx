import { useEffect, useState } from 'react';
import type { ExportExtent, ExportFormat, ExportWish } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { useSubmit } from '../use-submit.ts';
import { type Days, DaysField, timesOf } from './days-field.tsx';
import { ExtentNote } from './extent-note.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

const formats = ['jsonl', 'html', 'text'] as const;

/** One room, or all of them, into a file. */
export function ExportMessages() {
  const address = usePart(useApp().place, (state) => state.dialogRoom);
  return (
    <TransferDialog kind="export">
      <ExportForm address={address} />
    </TransferDialog>
  );
}

function ExportForm({ address }: { readonly address: string | null }) {
  const { transfer } = useApp();
  const room = useRoom(address);
  const [format, setFormat] = useState<ExportFormat>('jsonl');
  const [days, setDays] = useState<Days>({ all: true, from: '', until: '' });
  const { busy, fault, run } = useSubmit();
  const times = timesOf(days);
  const rooms = address === null ? {} : { rooms: [address] };
  const extent = useExtent({ ...rooms, format: 'jsonl' });
  const words = strings.transfer;
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (times) void run(() => transfer.export({ ...rooms, ...times, format }));
      }}
    >
      <p className="transfer-what">
        <bdi>{address === null ? words.allRooms : tameName(room?.name ?? address)}</bdi>
      </p>
      <fieldset className="field">
        <legend className="label">{words.format}</legend>
        <div className="segments">
          {formats.map((each) => (
            <label key={each} className="segment">
              <input
                type="radio"
                name="format"
                checked={format === each}
                // biome-ignore lint/a11y/noAutofocus: the dialog was opened to choose here
                autoFocus={each === 'jsonl'}
                onChange={() => setFormat(each)}
              />
              <span>{words.formats[each]}</span>
            </label>
          ))}
        </div>
        <p className="hint">{words.formatHints[format]}</p>
      </fieldset>
      <DaysField days={days} isWrong={times === undefined} onChange={setDays} />
      {extent && <ExtentNote extent={extent} />}
      <FaultNote fault={fault} />
      <footer className="dialog-foot">
        <button type="submit" className="button primary" aria-disabled={busy || times === undefined}>
          {words.export}
        </button>
      </footer>
    </form>
  );
}

/** Undefined until it is known, and looked at again as history comes; without it one can export all the same. */
function useExtent(wish: ExportWish): ExportExtent | undefined {
  const { transfer, fetching } = useApp();
  const [extent, setExtent] = useState<ExportExtent>();
  const underWay = usePart(fetching, ({ rooms }) => rooms);
  const key = wish.rooms?.join(' ') ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is under way is only a sign that there may be more
  useEffect(() => {
    let wanted = true;
    const rooms = key === '' ? {} : { rooms: key.split(' ') };
    transfer.extent({ ...rooms, format: 'jsonl' }).then(
      (found) => wanted && setExtent(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [transfer, key, underWay]);
  return extent;
}
