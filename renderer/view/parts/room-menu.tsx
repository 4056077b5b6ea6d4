import { Menu, MenuItem, Popover, SubmenuTrigger } from 'react-aria-components';
import type { RoomEntry } from '#renderer/store/facts.ts';
import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { AnchoredMenu } from '../anchored-menu.tsx';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { ActionItems } from './action-items.tsx';
import { useRoomActions } from './use-room-actions.ts';

interface Props {
  readonly room: ListedRoom;
  readonly anchor: HTMLElement;
  readonly placement: 'bottom start' | 'bottom end';
  readonly onClose: () => void;
}

/** What can be done with a room, from its header and from the list. */
export function RoomMenu({ room, anchor, placement, onClose }: Props) {
  const actions = useRoomActions(room);
  const open = usePart(useApp().place, (state) => state.room);
  return (
    <AnchoredMenu label={strings.room.menu} anchor={anchor} placement={placement} onClose={onClose}>
      <ActionItems actions={actions} withoutKeys={room.address !== open} />
      {room.privateRoom && <PrivateSideMenu room={room.privateRoom} onClose={onClose} />}
    </AnchoredMenu>
  );
}

interface SideProps {
  readonly room: RoomEntry;
  readonly onClose: () => void;
}

/** The same for the private room of a logical one by itself. */
function PrivateSideMenu({ room, onClose }: SideProps) {
  const actions = useRoomActions(room).filter(({ id }) => !ofBoth.has(id));
  const name = strings.privateSide.menu(tameName(room.name));
  return (
    <SubmenuTrigger>
      <MenuItem className="menu-item private" textValue={name}>
        <Icon name="secret" />
        <bdi className="clip">{name}</bdi>
        <Icon name="forward" />
      </MenuItem>
      <Popover className="popover">
        <Menu className="menu" aria-label={name} onClose={onClose}>
          <ActionItems actions={actions} withoutKeys />
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

/** What is done with both rooms at once. */
const ofBoth: ReadonlySet<string> = new Set([
  ...['room open', 'room mark read', 'room mark unread', 'room favourite', 'room alerts', 'room follow'],
  ...['room unfollow', 'room up', 'room down', 'room group', 'room private side', 'room apart'],
]);
