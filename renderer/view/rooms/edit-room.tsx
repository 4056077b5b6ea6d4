import { useEffect, useState } from 'react';
import type { Fault, RoomAddress, RoomRecord } from '#renderer/store/facts.ts';
import { faultOf } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { EditForm } from './edit-form.tsx';

/** For those who manage a room: what it is, and who may what in it. */
export function EditRoom() {
  const { place } = useApp();
  const room = usePart(place, (state) => state.dialogRoom);
  const { record, fault } = useRecord(room);
  return (
    <ModalFrame title={strings.editRoom.title}>
      <FaultNote fault={fault} />
      {!record && !fault && <p className="dialog-empty late">{strings.editRoom.loading}</p>}
      {record && <EditForm record={record} />}
    </ModalFrame>
  );
}

interface Read {
  readonly record?: RoomRecord;
  readonly fault?: Fault;
}

function useRecord(room: RoomAddress | null): Read {
  const { ask } = useApp();
  const [read, setRead] = useState<Read>({});
  useEffect(() => {
    if (room === null) return;
    let wanted = true;
    ask('rooms.read', { room }).then(
      (answer) => wanted && setRead(answer),
      (error: unknown) => wanted && setRead({ fault: faultOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [ask, room]);
  return read;
}
