import type { App } from '#renderer/store/app.ts';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import type { Action } from './action.ts';

/** All that one can do with a room of the list, wherever that is offered. */
export function useRoomActions(room: RoomEntry | undefined): readonly Action[] {
  const app = useApp();
  const open = usePart(app.place, (state) => state.room);
  if (!room) return [];
  return [
    ...(room.address === open ? [] : [opening(app, room)]),
    reading(app, room),
    ...following(app, room),
    ...about(app, room),
    ...leaving(app, room),
  ];
}

function opening({ navigation }: App, { address }: RoomEntry): Action {
  const run = (): void => navigation.show({ room: address });
  return { id: 'room open', icon: 'shown', text: strings.room.open, run };
}

function reading({ ask, marks, notices }: App, { address: room, unread, marked }: RoomEntry): Action {
  if (unread === 0 && !marked)
    return { id: 'room mark unread', icon: 'dot', text: strings.room.markUnread, run: () => marks.add(room) };
  const run = (): void => {
    marks.remove(room);
    if (unread > 0) ask('rooms.markRead', { room, upTo: Number.MAX_SAFE_INTEGER }).catch(notices.trouble);
  };
  return { id: 'room mark read', icon: 'check', text: strings.room.markRead, run };
}

function following({ ask, rooms, notices, place }: App, room: RoomEntry): readonly Action[] {
  const { address, followed, favourite, state } = room;
  const run = (work: () => Promise<unknown>) => () => void work().catch(notices.trouble);
  const enter: Action = {
    id: 'room enter',
    icon: 'check',
    text: strings.room.join,
    run: run(() => rooms.join(address)),
  };
  const follow: Action = {
    id: 'room follow',
    icon: 'star',
    text: strings.room.follow,
    run: run(() => rooms.follow(address)),
  };
  const choose: Action = {
    id: 'room favourite',
    icon: 'top',
    text: favourite ? strings.room.noFavourite : strings.room.favourite,
    run: run(() => ask('rooms.setFavourite', { room: address, favourite: !favourite })),
  };
  const alerts: Action = {
    id: 'room alerts',
    icon: 'bell',
    text: strings.alerts.menu,
    run: () => place.openDialog('room alerts', address),
  };
  return [...(state === 'Established' ? [] : [enter]), ...(followed ? [choose, alerts] : [follow])];
}

function about({ place, notices }: App, { address, state, canManage }: RoomEntry): readonly Action[] {
  const dialog = (name: Parameters<typeof place.openDialog>[0]) => () => place.openDialog(name, address);
  const invite = dialog('invite people');
  const edit = dialog('edit room');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`xmpp:${address}?join`);
    notices.show({ kind: 'copied' });
  };
  const inviting: Action = { id: 'room invite', icon: 'invitation', text: strings.invite.menu, run: invite };
  const editing: Action = { id: 'room edit', icon: 'settings', text: strings.room.edit, run: edit };
  return [
    { id: 'room about', icon: 'about', text: strings.room.about, run: dialog('room card') },
    ...(state === 'Established' ? [inviting] : []),
    ...(canManage ? [editing] : []),
    { id: 'room keep', icon: 'history', text: strings.keepRoom.menu, run: dialog('keep room') },
    { id: 'room export', icon: 'export', text: strings.transfer.exportRoom, run: dialog('export messages') },
    {
      id: 'room copy address',
      icon: 'copy',
      text: strings.room.copyAddress,
      run: () => void copy().catch(notices.trouble),
    },
  ];
}

function leaving({ rooms, notices, navigation, place }: App, room: RoomEntry): readonly Action[] {
  const { address, name, followed, imported } = room;
  const run = (work: () => Promise<unknown>) => () => void work().catch(notices.trouble);
  const stop = async (): Promise<void> => {
    await rooms.unfollow(address);
    notices.show({ kind: 'unfollowed', room: address, name });
  };
  const leave = async (): Promise<void> => {
    await rooms.leave(address);
    if (place.state.getState().room === address) navigation.closeRoom();
    notices.show({ kind: 'left', room: address, name, followed });
  };
  const unfollow: Action = { id: 'room unfollow', icon: 'star', text: strings.room.unfollow, run: run(stop) };
  const text = imported ? strings.room.removeArchive : strings.room.leave;
  return [...(followed ? [unfollow] : []), { id: 'room leave', icon: 'leave', text, run: run(leave) }];
}
