import type { ChatRoomInvitation } from '#renderer/store/facts.ts';
import { openInvitations } from '#renderer/store/room-invitations.ts';
import { useApp, usePart } from '../app-context.ts';
import { datesIn } from '../dates.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** Who wants the person in which room. */
export function RoomInvitations() {
  const { service, roomInvitations } = useApp();
  const known = usePart(service, (state) => state);
  const answered = usePart(roomInvitations, (state) => state);
  const open = openInvitations(known, answered);
  return (
    <ModalFrame title={strings.roomInvitations.title}>
      {open.length === 0 && <p className="dialog-empty">{strings.roomInvitations.none}</p>}
      <ul className="asking" aria-label={strings.roomInvitations.title}>
        {open.map((invitation) => (
          <Invitation key={invitation.room} invitation={invitation} />
        ))}
      </ul>
    </ModalFrame>
  );
}

function Invitation({ invitation }: { readonly invitation: ChatRoomInvitation }) {
  const { roomInvitations, navigation, place } = useApp();
  const { busy, fault, run } = useSubmit();
  const { room, reason } = invitation;
  const name = tameName(invitation.name ?? room);
  const accept = (): Promise<void> =>
    run(async () => {
      await roomInvitations.accept(room);
      place.openDialog(null);
      navigation.show({ room });
    });
  return (
    <li className="asking-one">
      <Icon name="invitation" />
      <div className="asking-words">
        <bdi className="found-room-name">{name}</bdi>
        <From invitation={invitation} />
        {reason && (
          <p>
            <bdi>{tameName(reason)}</bdi>
          </p>
        )}
        <FaultNote fault={fault} />
      </div>
      <p className="asking-buttons">
        <button
          type="button"
          className="button plain"
          aria-label={strings.roomInvitations.aboutName(name)}
          onClick={() => place.openDialog('room card', room)}
        >
          {strings.roomInvitations.about}
        </button>
        <button
          type="button"
          className="button"
          aria-label={strings.roomInvitations.declineName(name)}
          onClick={() => roomInvitations.decline(invitation)}
        >
          {strings.roomInvitations.decline}
        </button>
        <button
          type="button"
          className="button primary"
          aria-label={strings.roomInvitations.acceptName(name)}
          aria-disabled={busy}
          onClick={() => void accept()}
        >
          {strings.roomInvitations.accept}
        </button>
      </p>
    </li>
  );
}

function From({ invitation: { inviter, at } }: { readonly invitation: ChatRoomInvitation }) {
  const language = usePart(useApp().session, ({ host }) => host.language);
  if (!inviter && at === undefined) return null;
  return (
    <p className="found-room-more">
      {inviter && (
        <bdi title={tameName(inviter.id)}>{strings.roomInvitations.from(tameName(inviter.name))}</bdi>
      )}{' '}
      {at !== undefined && <time>{datesIn(language).short(at, Date.now())}</time>}
    </p>
  );
}
