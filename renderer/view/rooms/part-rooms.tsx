import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { useSubmit } from '../use-submit.ts';

/** Makes two rooms of a logical one. */
export function PartRooms() {
  const { ask, place } = useApp();
  const privateRoom = useRoom(usePart(place, (state) => state.dialogRoom));
  const publicRoom = useRoom(privateRoom?.companion ?? null);
  const { busy, fault, run } = useSubmit();
  if (!privateRoom || !publicRoom) return null;
  const part = (): Promise<void> =>
    run(async () => {
      await ask('logicalRooms.unlink', { privateRoom: privateRoom.address });
      place.openDialog(null);
    });
  return (
    <ModalFrame title={strings.privateSide.apartTitle}>
      <div className="dialog-form">
        <p>
          <bdi>{strings.privateSide.apartText(tameName(publicRoom.name), tameName(privateRoom.name))}</bdi>
        </p>
        <FaultNote fault={fault} />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => place.openDialog(null)}>
            {strings.cancel}
          </button>
          <button type="button" className="button primary" aria-disabled={busy} onClick={() => void part()}>
            {strings.privateSide.apartYes}
          </button>
        </footer>
      </div>
    </ModalFrame>
  );
}
