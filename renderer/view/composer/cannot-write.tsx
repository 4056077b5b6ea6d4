import type { ReactNode } from 'react';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';
import { useSteps } from '../use-steps.ts';

interface Props {
  readonly room: RoomEntry;
  /** Above it. */
  readonly children?: ReactNode;
}

/** In place of the field: why nothing can be written here, and what can be done. */
export function CannotWrite({ room, children }: Props) {
  const { rooms, notices, place, service } = useApp();
  const away = useSteps().length > 0;
  const missing = usePart(service, (state) => state.service?.missing ?? {});
  const silent = room.state === 'Established' && room.behavior === 'Auditorium';
  const mayAsk = !away && silent && missing['requests to present'] === undefined;
  // Where entering failed, the room's card says whether there is a way in.
  const isOut = room.state === 'Idle' || room.state === 'Terminated';
  const outside = !away && isOut && room.trouble === undefined;
  return (
    <div className="composer">
      {children}
      <div className="cannot-write">
        <Icon name={room.trouble ? 'warning' : room.behavior === 'Auditorium' ? 'lectern' : 'closed'} />
        <p>{away && room.trouble === undefined ? strings.composer.away : reasonOf(room)}</p>
        {outside && (
          <button
            type="button"
            className="button"
            onClick={() => rooms.join(room.address).catch(notices.trouble)}
          >
            {strings.composer.enter}
          </button>
        )}
        {mayAsk && (
          <button
            type="button"
            className="button"
            onClick={() => place.openDialog('ask to present', room.address)}
          >
            {strings.card.askPresent}
          </button>
        )}
        {room.trouble !== undefined && !away && (
          <button
            type="button"
            className="button"
            onClick={() => place.openDialog('room card', room.address)}
          >
            {strings.room.about}
          </button>
        )}
      </div>
    </div>
  );
}

function reasonOf({ trouble, state, behavior, imported }: RoomEntry): string {
  if (imported && state === 'Idle') return strings.composer.archive;
  if (trouble !== undefined) return trouble;
  if (state === 'Establishing') return strings.composer.notEntered;
  if (state !== 'Established') return strings.composer.notInside;
  return behavior === 'Auditorium' ? strings.composer.auditorium : strings.composer.noVoice;
}
