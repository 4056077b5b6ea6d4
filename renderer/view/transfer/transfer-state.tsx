import { useEffect, useState } from 'react';
import type { Transfer } from '#renderer/store/facts.ts';
import { isUnderWay } from '#renderer/store/transfer.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

interface Props {
  readonly transfer: Transfer;
}

/** How far it is, and what came of it. */
export function TransferState({ transfer }: Props) {
  return isUnderWay(transfer) ? <UnderWay transfer={transfer} /> : <Over transfer={transfer} />;
}

function UnderWay({ transfer: { kind, state, share, messages } }: Props) {
  const { transfer } = useApp();
  const { fault, run } = useSubmit();
  const words = strings.transfer;
  const isUndoing = state === 'undoing';
  return (
    <div className="dialog-form">
      <p role="status">{doing(kind, state)}</p>
      <progress
        className="transfer-progress"
        max={1}
        value={isUndoing ? undefined : share}
        aria-label={words.progress}
      />
      <p className="transfer-count">{messages > 0 && !isUndoing && words.soFar(messages)}</p>
      <FaultNote fault={fault} />
      <footer className="dialog-foot">
        <button
          type="button"
          className="button"
          // biome-ignore lint/a11y/noAutofocus: what had the focus before is gone
          autoFocus
          disabled={isUndoing}
          onClick={() => void run(transfer.stop)}
        >
          {words.stop}
        </button>
      </footer>
    </div>
  );
}

/** For a link, of which React knows no `autoFocus`. */
const takeFocus = (link: HTMLAnchorElement | null): void => link?.focus();

function doing(kind: Transfer['kind'], state: Transfer['state']): string {
  const { writing, checking, importing, undoing } = strings.transfer;
  if (state === 'undoing') return undoing;
  if (kind === 'export') return writing;
  return state === 'reading' ? checking : importing;
}

function Over({ transfer }: Props) {
  const app = useApp();
  const { fault, run } = useSubmit();
  const [saved, setSaved] = useState(false);
  const { kind, state, link, messages } = transfer;
  const words = strings.transfer;
  // A file that was saved waits for nobody.
  const { dismiss } = app.transfer;
  useEffect(() => (saved ? dismiss : undefined), [saved, dismiss]);
  const undoable = kind === 'import' && state === 'done' && messages > 0;
  return (
    <div className="dialog-form">
      <div role="status" className="transfer-outcome">
        {outcome(transfer).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {kind === 'import' && state === 'done' && <ImportedRooms rooms={transfer.rooms} />}
      <FaultNote fault={transfer.fault ?? fault} />
      <footer className="dialog-foot">
        {undoable && (
          <button type="button" className="button" onClick={() => void run(app.transfer.undo)}>
            {words.undo}
          </button>
        )}
        <button type="button" className="button" onClick={app.transfer.dismiss}>
          {words.another}
        </button>
        {link === undefined ? (
          <button
            type="button"
            className="button primary"
            // biome-ignore lint/a11y/noAutofocus: what had the focus before is gone
            autoFocus
            onClick={() => {
              app.transfer.dismiss();
              app.place.openDialog(null);
            }}
          >
            {words.done}
          </button>
        ) : (
          <a className="button primary" href={link} download onClick={() => setSaved(true)} ref={takeFocus}>
            {words.save}
          </a>
        )}
      </footer>
    </div>
  );
}

/** A long list says as much as its first lines. */
const mostRooms = 8;

function ImportedRooms({ rooms }: Pick<Transfer, 'rooms'>) {
  const { navigation, place } = useApp();
  const open = (room: string): void => {
    place.openDialog(null);
    navigation.show({ room });
  };
  return (
    <ul className="imported-rooms">
      {rooms.slice(0, mostRooms).map(({ room, name }) => (
        <li key={room}>
          <button type="button" className="button plain" onClick={() => open(room)}>
            <bdi className="clip">{tameName(name)}</bdi>
          </button>
        </li>
      ))}
      {rooms.length > mostRooms && <li>{strings.transfer.moreRooms(rooms.length - mostRooms)}</li>}
    </ul>
  );
}

function outcome({ kind, state, messages, known, leftOut, gaps }: Transfer): readonly string[] {
  const words = strings.transfer;
  if (state === 'failed') return [];
  if (state === 'stopped') return [kind === 'export' ? words.stoppedExport : words.stoppedImport];
  if (kind === 'export') return [words.exported(messages), ...(gaps > 0 ? [words.gaps(gaps)] : [])];
  return [
    words.imported(messages),
    ...(messages > 0 && known > 0 ? [words.known(known)] : []),
    ...(leftOut > 0 ? [words.leftOut(leftOut)] : []),
  ];
}
