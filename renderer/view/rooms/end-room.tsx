import { useState } from 'react';
import type { RoomRecord } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** Out of sight for a time, or for good. */
export function EndRoom({ information }: { readonly information: RoomRecord['information'] }) {
  const { ask, place } = useApp();
  const { busy, fault, run } = useSubmit();
  const [disabled, setDisabled] = useState(information.disabled);
  const { address: room, missing } = information;
  const turn = (): Promise<void> =>
    run(async () => {
      await ask(disabled ? 'rooms.enable' : 'rooms.disable', { room });
      setDisabled(!disabled);
    });
  return (
    <div className="field end-room">
      {disabled && <p className="hint">{strings.endRoom.disabled}</p>}
      <p className="end-room-buttons">
        {missing.disabled === undefined && (
          <button type="button" className="button" aria-disabled={busy} onClick={() => void turn()}>
            {disabled ? strings.endRoom.enable : strings.endRoom.disable}
          </button>
        )}
        {missing.delete === undefined && (
          <button type="button" className="button" onClick={() => place.openDialog('delete room', room)}>
            {strings.endRoom.delete}
          </button>
        )}
      </p>
      <FaultNote fault={fault} />
    </div>
  );
}
