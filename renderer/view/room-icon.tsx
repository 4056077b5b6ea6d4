import type { RoomEntry, RoomProperties } from '#renderer/store/facts.ts';
import { Icon, type IconName } from './icons.tsx';

type Kind = Pick<RoomProperties, 'privacy' | 'behavior'> & Pick<RoomEntry, 'imported'>;

/** What a room is, at a glance: the mask before all, since it says what must not leak. */
export function RoomIcon({ room }: { readonly room: Kind }) {
  const name = iconOf(room);
  return (
    <span className={name === 'secret' ? 'room-icon secret' : 'room-icon'}>
      <Icon name={name} />
    </span>
  );
}

function iconOf({ privacy, behavior, imported }: Kind): IconName {
  if (privacy === 'Secret') return 'secret';
  if (imported) return 'history';
  if (behavior === 'Auditorium') return 'lectern';
  return privacy === 'Closed' ? 'closed' : 'open';
}
