import type { RoomProperties } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';

export function FoundRoom({ room }: { readonly room: RoomProperties }) {
  const { rooms, notices, navigation, place } = useApp();
  const followed = useRoom(room.address)?.followed === true;
  const show = (): void => {
    place.openDialog(null);
    navigation.show({ room: room.address });
  };
  const open = (): void => {
    if (rooms.get(room.address)) show();
    else rooms.join(room.address).then(show, notices.trouble);
  };
  const follow = (): void => void rooms.follow(room.address).catch(notices.trouble);
  const name = tameName(room.name);
  return (
    <li className="found-room">
      <RoomIcon room={room} />
      <div className="found-room-words">
        <p className="found-room-name clip" dir="auto">
          {name}
        </p>
        <p className="found-room-more clip" dir="auto">
          {tameName(factsOf(room))}
        </p>
      </div>
      {followed ? (
        <span className="followed">{strings.findRooms.followed}</span>
      ) : (
        <button
          type="button"
          className="button plain"
          aria-label={`${strings.findRooms.follow} ${name}`}
          onClick={follow}
        >
          {strings.findRooms.follow}
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-label={`${strings.findRooms.open} ${name}`}
        onClick={open}
      >
        {strings.findRooms.open}
      </button>
    </li>
  );
}

function factsOf({ privacy, behavior, occupants, description }: RoomProperties): string {
  const facts: string[] = [strings.rooms.kind[privacy]];
  if (behavior === 'Auditorium') facts.push(strings.rooms.auditorium);
  if (occupants !== undefined) facts.push(strings.room.here(occupants));
  if (description !== '') facts.push(description);
  return facts.join(' · ');
}
