import { Menu, Popover } from 'react-aria-components';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { Item } from '../menu-item.tsx';
import { strings } from '../strings.ts';

interface Props {
  readonly room: RoomEntry;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

export function RoomMenu({ room, anchor, onClose }: Props) {
  const { ask, rooms, notices, navigation, place } = useApp();
  const { address, name, followed } = room;
  const leave = async (): Promise<void> => {
    await rooms.leave(address);
    navigation.closeRoom();
    notices.show({ kind: 'left', room: address, name, followed });
  };
  const unfollow = async (): Promise<void> => {
    await rooms.unfollow(address);
    notices.show({ kind: 'unfollowed', room: address, name });
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`xmpp:${address}?join`);
    notices.show({ kind: 'copied' });
  };
  const run = (work: () => Promise<unknown>) => () => void work().catch(notices.trouble);
  return (
    <Popover
      className="popover"
      aria-label={strings.room.menu}
      triggerRef={{ current: anchor }}
      isOpen
      placement="bottom end"
      onOpenChange={(open) => !open && onClose()}
    >
      <Menu className="menu" aria-label={strings.room.menu} onClose={onClose} autoFocus="first">
        {followed ? (
          <Item icon="star" text={strings.room.unfollow} onAction={run(unfollow)} />
        ) : (
          <Item icon="star" text={strings.room.follow} onAction={run(() => rooms.follow(address))} />
        )}
        {room.state !== 'Established' && (
          <Item icon="check" text={strings.room.join} onAction={run(() => rooms.join(address))} />
        )}
        {followed && (
          <Item
            icon="top"
            text={room.favourite ? strings.room.noFavourite : strings.room.favourite}
            onAction={run(() => ask('rooms.setFavourite', { room: address, favourite: !room.favourite }))}
          />
        )}
        {followed && (
          <Item
            icon="bell"
            text={strings.alerts.menu}
            onAction={() => place.openDialog('room alerts', address)}
          />
        )}
        <Item
          icon="about"
          text={strings.room.about}
          onAction={() => place.openDialog('room card', address)}
        />
        {room.state === 'Established' && (
          <Item
            icon="invitation"
            text={strings.invite.menu}
            onAction={() => place.openDialog('invite people', address)}
          />
        )}
        {room.canManage && (
          <Item
            icon="settings"
            text={strings.room.edit}
            onAction={() => place.openDialog('edit room', address)}
          />
        )}
        <Item
          icon="history"
          text={strings.keepRoom.menu}
          onAction={() => place.openDialog('keep room', address)}
        />
        <Item
          icon="export"
          text={strings.transfer.exportRoom}
          onAction={() => place.openDialog('export messages', address)}
        />
        <Item icon="copy" text={strings.room.copyAddress} onAction={run(copy)} />
        <Item
          icon="leave"
          text={room.imported ? strings.room.removeArchive : strings.room.leave}
          onAction={run(leave)}
        />
      </Menu>
    </Popover>
  );
}
