import { memo, useEffect, useRef } from 'react';
import { type ListedRoom, listedId, mentionsOf, sidesOf, unreadOf } from '#renderer/store/listed-rooms.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';

interface Props {
  readonly room: ListedRoom;
  readonly open: boolean;
  /** The one item that the Tab key stops at. */
  readonly tabStop: boolean;
  /** A room that is dragged would stand before this one. */
  readonly gap: boolean;
}

export const RoomItem = memo(function RoomItem({ room, open, tabStop, gap }: Props) {
  const { navigation } = useApp();
  const sides = sidesOf(room);
  const marked = sides.some((side) => side.marked);
  const trouble = sides.find((side) => side.trouble !== undefined)?.trouble;
  const mentions = mentionsOf(room);
  const name = tameName(room.name);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li draggable={room.followed} className={gap ? 'gap-before' : undefined}>
      <button
        ref={button}
        type="button"
        className={classOf(room, marked)}
        aria-current={open ? 'page' : undefined}
        aria-label={labelOf(room, marked)}
        title={trouble ?? (room.privateRoom ? `${name} · ${tameName(room.privateRoom.name)}` : name)}
        data-room={listedId(room)}
        tabIndex={tabStop ? 0 : -1}
        data-first-focus={tabStop || undefined}
        onPointerDown={({ button: which }) => which === 0 && navigation.prepare({ room: listedId(room) })}
        onClick={() => navigation.show({ room: listedId(room) })}
      >
        <RoomIcon room={room} />
        <bdi className="name clip">{name}</bdi>
        {room.shared && room.privateRoom && (
          <bdi className="side-name clip">{tameName(room.privateRoom.name)}</bdi>
        )}
        {room.level === 'nothing' && <Icon name="muted" />}
        {trouble !== undefined && <Icon name="warning" />}
        {mentions > 0 && <span className="count mentions">{short(mentions)}</span>}
        {room.privateRoom && <PrivateCount unread={room.privateRoom.unread} />}
        {room.unread > 0 && room.unread > room.mentions && (
          <span className="count">{short(room.unread)}</span>
        )}
        {marked && unreadOf(room) === 0 && <span className="marked" />}
      </button>
    </li>
  );
});

/** The mask that says that there is a private side, and what of it is unread. */
function PrivateCount({ unread }: { readonly unread: number }) {
  return (
    <span className="private-count">
      <Icon name="secret" />
      {unread > 0 && <span className="count">{short(unread)}</span>}
    </span>
  );
}

function classOf(room: ListedRoom, marked: boolean): string {
  const { followed, trouble, level } = room;
  const names = ['room-item'];
  // Who wants nothing of a room is not called to it by what is unread, but by what they marked themselves.
  const muted = level === 'nothing';
  if ((unreadOf(room) > 0 && !muted) || marked) names.push('unread');
  if (!followed || trouble !== undefined || muted) names.push('faded');
  return names.join(' ');
}

function labelOf(room: ListedRoom, marked: boolean): string {
  const { name, privacy, behavior, followed, level, privateRoom, imported } = room;
  const [unread, mentions] = [unreadOf(room), mentionsOf(room)];
  const trouble = room.trouble ?? privateRoom?.trouble;
  const parts = [tameName(name)];
  if (privateRoom) parts.push(sideOf(room));
  if (unread > 0) parts.push(strings.rooms.unread(unread));
  else if (marked) parts.push(strings.rooms.marked);
  if (privateRoom && privateRoom.unread > 0) parts.push(strings.audience.privateUnread(privateRoom.unread));
  if (mentions > 0) parts.push(strings.rooms.mentions(mentions));
  if (imported) parts.push(strings.rooms.archive);
  else if (privacy !== 'Open') parts.push(strings.rooms.kind[privacy]);
  if (behavior === 'Auditorium') parts.push(strings.rooms.auditorium);
  if (!followed) parts.push(strings.rooms.notFollowed);
  if (level === 'nothing') parts.push(strings.alerts.muted);
  if (trouble !== undefined) parts.push(strings.rooms.trouble);
  return parts.join(', ');
}

/** Whose private side it is has to be said where there are several of one room. */
function sideOf({ privateRoom, shared }: ListedRoom): string {
  return shared && privateRoom
    ? strings.audience.listNamed(tameName(privateRoom.name))
    : strings.audience.list;
}

function short(count: number): string {
  return count > 999 ? '999+' : String(count);
}
