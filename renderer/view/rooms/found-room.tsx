import { memo } from 'react';
import type { ChatRoomSnapshot, RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { useEnter } from './use-enter.ts';

interface Props {
  readonly room: ChatRoomSnapshot;
  readonly index: number;
  readonly count: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  /** The one row that the Tab key stops at. */
  readonly tabStop: boolean;
  /** Its card is shown. */
  readonly chosen: boolean;
  readonly onFocus: () => void;
  readonly onChoose: (room: RoomAddress) => void;
}

/** One room of the list: its name opens its card, and the two usual ways in stand beside it. */
export const FoundRoom = memo(function FoundRoom(props: Props) {
  const { room, index, count, start, tabStop, chosen, onFocus, onChoose } = props;
  const { rooms, notices } = useApp();
  const enter = useEnter();
  const followed = useRoom(room.address)?.followed === true;
  const follow = (): void => void rooms.follow(room.address).catch(notices.trouble);
  const mayEnter = followed || room.permissions?.CanJoin !== false;
  const name = tameName(room.name);
  const stop = tabStop ? 0 : -1;
  return (
    <li
      className={chosen ? 'found-room chosen' : 'found-room'}
      style={{ insetBlockStart: start }}
      aria-posinset={index + 1}
      aria-setsize={count}
      onFocus={onFocus}
    >
      <RoomIcon room={{ privacy: room.privacy ?? 'Open', behavior: room.behavior ?? 'Normal' }} />
      <button
        type="button"
        className="found-room-words"
        data-row={index}
        tabIndex={stop}
        aria-pressed={chosen}
        onClick={() => onChoose(room.address)}
      >
        <bdi className="found-room-name clip">{name}</bdi>
        <bdi className="found-room-more clip">{tameName(factsOf(room))}</bdi>
      </button>
      {followed && <span className="followed">{strings.findRooms.followed}</span>}
      {!followed && mayEnter && (
        <button
          type="button"
          className="button plain"
          tabIndex={stop}
          aria-label={`${strings.findRooms.follow} ${name}`}
          onClick={follow}
        >
          {strings.findRooms.follow}
        </button>
      )}
      {mayEnter && (
        <button
          type="button"
          className="button"
          tabIndex={stop}
          aria-label={`${strings.findRooms.open} ${name}`}
          onClick={() => enter(room.address)}
        >
          {strings.findRooms.open}
        </button>
      )}
    </li>
  );
});

function factsOf({ privacy, behavior, occupants, category, description }: ChatRoomSnapshot): string {
  const facts: string[] = privacy === undefined ? [] : [strings.rooms.kind[privacy]];
  if (behavior === 'Auditorium') facts.push(strings.rooms.auditorium);
  if (category !== '') facts.push(category);
  if (occupants !== undefined) facts.push(strings.room.here(occupants));
  if (description !== '') facts.push(description);
  return facts.join(' · ');
}
