import type { App } from '#renderer/store/app.ts';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { useSubmit } from '../use-submit.ts';
import { useAboutRoom } from './use-about-room.ts';

/** For those who manage a secret room: that it is linked, and that the link does not count. */
export function BrokenLink({ room }: { readonly room: RoomAddress }) {
  const { ask, place } = useApp();
  const { answer } = useAboutRoom(room, readRoom);
  const counts = useRoom(room)?.companion !== undefined;
  const { busy, fault, run } = useSubmit();
  const companion = answer?.record.information.companion;
  const name = useRoom(companion ?? null)?.name ?? companion;
  if (counts || !companion || name === undefined) return null;
  const takeAway = (): Promise<void> =>
    run(async () => {
      await ask('logicalRooms.unlink', { privateRoom: room });
      place.openDialog(null);
    });
  return (
    <div className="dialog-form">
      <div className="misfit">
        <p>
          <Icon name="warning" />
          <bdi>{strings.privateSide.broken(tameName(name))}</bdi>
        </p>
        <button type="button" className="button small" aria-disabled={busy} onClick={() => void takeAway()}>
          {strings.privateSide.takeAway}
        </button>
        <FaultNote fault={fault} />
      </div>
    </div>
  );
}

const readRoom = (ask: App['ask'], room: RoomAddress) => ask('rooms.read', { room });
