import type { App } from '#renderer/store/app.ts';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { type ListedRoom, listedId, sidesOf } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import type { Action } from './action.ts';

/** All that one can do with a room of the list, wherever that is offered. */
export function useRoomActions(room: ListedRoom | undefined): readonly Action[] {
  const app = useApp();
  const open = usePart(app.place, ({ room: shown, beside }) => beside ?? shown);
  const own = usePart(app.service, (state) => state.service?.missing.companion !== undefined);
  if (!room) return [];
  return [
    ...(listedId(room) === open ? [] : [opening(app, room)]),
    reading(app, room),
    ...following(app, room),
    ...(room.followed ? moving(app, room) : []),
    ...about(app, room),
    ...pairing(app, room, own),
    ...leaving(app, room),
  ];
}

function opening({ navigation }: App, room: ListedRoom): Action {
  const run = (): void => navigation.show({ room: listedId(room) });
  return { id: 'room open', icon: 'shown', text: strings.room.open, run };
}

function reading({ ask, marks, notices }: App, room: ListedRoom): Action {
  const sides = sidesOf(room);
  if (sides.every(({ unread, marked }) => unread === 0 && !marked)) {
    const run = (): void => marks.add(room.address);
    return { id: 'room mark unread', icon: 'dot', text: strings.room.markUnread, run };
  }
  const run = (): void => {
    for (const { address, unread } of sides) {
      marks.remove(address);
      if (unread > 0)
        ask('rooms.markRead', { room: address, upTo: Number.MAX_SAFE_INTEGER }).catch(notices.trouble);
    }
  };
  return { id: 'room mark read', icon: 'check', text: strings.room.markRead, run };
}

function following(app: App, room: ListedRoom): readonly Action[] {
  const { ask, rooms, notices, place } = app;
  const { followed, favourite, state } = room;
  // What is asked of a private room takes its public one along.
  const address = listedId(room);
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
  const own = followed ? [choose, alerts, ...ofCategory(app, room)] : [follow];
  return [...(state === 'Established' ? [] : [enter]), ...own];
}

function ofCategory({ alertChoices, notices }: App, { category }: RoomEntry): readonly Action[] {
  if (category === '') return [];
  const { nothingFrom, again } = strings.alertRules;
  const wanted = { ...silence, scope: { kind: 'category', category }, name: category } as const;
  const known = alertChoices.find(wanted);
  const text = known?.action === 'nothing' ? again(tameName(category)) : nothingFrom(tameName(category));
  const run = (): void => {
    const remove = known?.action === 'nothing';
    if (remove) alertChoices.removeRule(known.id);
    const rule = remove ? known : alertChoices.addRule(wanted);
    notices.show({ kind: 'rule', rule, added: !remove });
  };
  return [{ id: 'room category alerts', icon: 'muted', text, run }];
}

const silence = { match: { kind: 'everything' }, action: 'nothing', hours: null } as const;

function moving({ arrangement, notices, place }: App, room: ListedRoom): readonly Action[] {
  const address = listedId(room);
  const move = (way: -1 | 1) => () => void arrangement.move(address, way).catch(notices.trouble);
  const group = (): void => place.openDialog('room group', address);
  const up: Action = { id: 'room up', icon: 'up', text: strings.room.moveUp, run: move(-1) };
  const down: Action = { id: 'room down', icon: 'down', text: strings.room.moveDown, run: move(1) };
  return [
    ...(arrangement.canMove(address, -1) ? [up] : []),
    ...(arrangement.canMove(address, 1) ? [down] : []),
    { id: 'room group', icon: 'group', text: strings.room.toGroup, run: group },
  ];
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

/** Makes one of two rooms, for those who manage them; on a service that keeps no links for anybody, for themselves. */
function pairing({ place }: App, room: ListedRoom, own: boolean): readonly Action[] {
  const { address, privacy, canManage, imported, privateRoom } = room;
  if (privateRoom) {
    const run = (): void => place.openDialog('part rooms', privateRoom.address);
    const part: Action = { id: 'room apart', icon: 'secret', text: strings.privateSide.apart, run };
    return own || privateRoom.canManage ? [part] : [];
  }
  if (imported || !(own || canManage)) return [];
  const { privateSide } = strings;
  const text = own ? privateSide.own : privacy === 'Secret' ? privateSide.link : privateSide.add;
  const run = (): void => place.openDialog('private side', address);
  return [{ id: 'room private side', icon: 'secret', text, run }];
}

function leaving({ rooms, notices, navigation, place }: App, room: ListedRoom): readonly Action[] {
  const { address, name, followed, imported } = room;
  const run = (work: () => Promise<unknown>) => () => void work().catch(notices.trouble);
  const stop = async (): Promise<void> => {
    await rooms.unfollow(address);
    notices.show({ kind: 'unfollowed', room: listedId(room), name });
  };
  const leave = async (): Promise<void> => {
    await rooms.leave(address);
    if (place.state.getState().room === address) navigation.closeRoom();
    notices.show({ kind: 'left', room: listedId(room), name, followed });
  };
  const unfollow: Action = { id: 'room unfollow', icon: 'star', text: strings.room.unfollow, run: run(stop) };
  const text = imported ? strings.room.removeArchive : strings.room.leave;
  return [...(followed ? [unfollow] : []), { id: 'room leave', icon: 'leave', text, run: run(leave) }];
}
