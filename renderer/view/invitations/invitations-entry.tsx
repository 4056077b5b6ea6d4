import { openInvitations } from '#renderer/store/room-invitations.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';

/** Stands above the rooms while somebody waits for an answer. */
export function InvitationsEntry() {
  const { service, roomInvitations, place } = useApp();
  const known = usePart(service, (state) => state);
  const answered = usePart(roomInvitations, (state) => state);
  const count = openInvitations(known, answered).length;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="room-item invitations-entry"
      aria-label={strings.roomInvitations.count(count)}
      onClick={() => place.openDialog('invitations')}
    >
      <Icon name="invitation" />
      <span className="name clip">{strings.roomInvitations.entry}</span>
      <span className="count">{count}</span>
    </button>
  );
}
