import { memo, useEffect, useRef } from 'react';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';

interface Props {
  readonly room: RoomEntry;
  readonly open: boolean;
  /** The one item that the Tab key stops at. */
  readonly tabStop: boolean;
}

export const RoomItem = memo(function RoomItem({ room, open, tabStop }: Props) {
  const { navigation } = useApp();
  const marked = room.marked ?? false;
  const name = tameName(room.name);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={classOf(room, marked)}
        aria-current={open ? 'page' : undefined}
        aria-label={labelOf(room, marked)}
        title={room.trouble ?? name}
        data-room={room.address}
        tabIndex={tabStop ? 0 : -1}
        data-first-focus={tabStop || undefined}
        onClick={() => navigation.show({ room: room.address })}
      >
        <RoomIcon room={room} />
        <bdi className="name clip">{name}</bdi>
        {room.level === 'nothing' && <Icon name="muted" />}
        {room.trouble !== undefined && <Icon name="warning" />}
        {room.mentions > 0 && <span className="count mentions">{short(room.mentions)}</span>}
        {room.unread > 0 && room.unread > room.mentions && (
          <span className="count">{short(room.unread)}</span>
        )}
        {marked && room.unread === 0 && <span className="marked" />}
      </button>
    </li>
  );
});

function classOf({ unread, followed, trouble, level }: RoomEntry, marked: boolean): string {
  const names = ['room-item'];
  if (unread > 0 || marked) names.push('unread');
  if (!followed || trouble !== undefined || level === 'nothing') names.push('faded');
  return names.join(' ');
}

function labelOf(room: RoomEntry, marked: boolean): string {
  const { name, privacy, behavior, unread, mentions, followed, trouble, level } = room;
  const parts = [tameName(name)];
  if (unread > 0) parts.push(strings.rooms.unread(unread));
  else if (marked) parts.push(strings.rooms.marked);
  if (mentions > 0) parts.push(strings.rooms.mentions(mentions));
  if (privacy !== 'Open') parts.push(strings.rooms.kind[privacy]);
  if (behavior === 'Auditorium') parts.push(strings.rooms.auditorium);
  if (!followed) parts.push(strings.rooms.notFollowed);
  if (level === 'nothing') parts.push(strings.alerts.muted);
  if (trouble !== undefined) parts.push(strings.rooms.trouble);
  return parts.join(', ');
}

function short(count: number): string {
  return count > 999 ? '999+' : String(count);
}
