import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';
import { useSteps } from '../use-steps.ts';

/** In place of the field: why nothing can be written here, and what can be done. */
export function CannotWrite({ room }: { readonly room: RoomEntry }) {
  const { rooms, notices } = useApp();
  const away = useSteps().length > 0;
  const outside = !away && (room.state === 'Idle' || room.state === 'Terminated');
  return (
    <div className="composer">
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
      </div>
    </div>
  );
}

function reasonOf({ trouble, state, behavior }: RoomEntry): string {
  if (trouble !== undefined) return trouble;
  if (state === 'Establishing') return strings.composer.notEntered;
  if (state !== 'Established') return strings.composer.notInside;
  return behavior === 'Auditorium' ? strings.composer.auditorium : strings.composer.noVoice;
}
