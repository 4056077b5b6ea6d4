import { Menu, Popover } from 'react-aria-components';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { ActionItems } from './action-items.tsx';
import { useRoomActions } from './use-room-actions.ts';

interface Props {
  readonly room: RoomEntry;
  readonly anchor: HTMLElement;
  readonly placement: 'bottom start' | 'bottom end';
  readonly onClose: () => void;
}

/** What can be done with a room, from its header and from the list. */
export function RoomMenu({ room, anchor, placement, onClose }: Props) {
  const actions = useRoomActions(room);
  const open = usePart(useApp().place, (state) => state.room);
  return (
    <Popover
      className="popover"
      aria-label={strings.room.menu}
      triggerRef={{ current: anchor }}
      isOpen
      placement={placement}
      onOpenChange={(open) => !open && onClose()}
    >
      <Menu className="menu" aria-label={strings.room.menu} onClose={onClose} autoFocus="first">
        <ActionItems actions={actions} withoutKeys={room.address !== open} />
      </Menu>
    </Popover>
  );
}
