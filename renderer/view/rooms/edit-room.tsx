import type { App } from '#renderer/store/app.ts';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { Skeleton } from '../skeleton.tsx';
import { strings } from '../strings.ts';
import { EditForm } from './edit-form.tsx';
import { useAboutRoom } from './use-about-room.ts';

/** For those who manage a room: what it is, and who may what in it. */
export function EditRoom() {
  const { place } = useApp();
  const room = usePart(place, (state) => state.dialogRoom);
  const { answer, fault } = useAboutRoom(room, readRecord);
  const record = answer?.record;
  return (
    <ModalFrame title={strings.editRoom.title}>
      <FaultNote fault={fault} />
      {!record && !fault && <Skeleton words={strings.editRoom.loading} lines={6} />}
      {record && <EditForm record={record} />}
    </ModalFrame>
  );
}

const readRecord = (ask: App['ask'], room: RoomAddress) => ask('rooms.read', { room });
