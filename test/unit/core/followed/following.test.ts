import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FollowedRoom, FollowedRooms, RoomAddress, RoomPlace } from '#electron/chat/index.ts';
import type { Following } from '#electron/core/connected.ts';
import { createFollowing } from '#electron/core/followed/following.ts';
import { createRoomList, type RoomList } from '#electron/core/followed/room-list.ts';
import type { RoomSessions } from '#electron/core/followed/room-sessions.ts';
import type { Workspace } from '#electron/core/workspace.ts';
import { FaultError } from '#electron/model/fault.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { desk } from '#test/unit/history/messages.ts';

const lobby = 'lobby@rooms.example.org';

const shelf = shelfForEach();

let rooms: RoomList;
let following: Following;
let entered: RoomAddress[];
/** How the server answers the next change. */
let answer: () => Promise<void>;
let list: FollowedRoom[];
let tell: (list: readonly FollowedRoom[]) => void;

beforeEach(async () => {
  entered = [];
  answer = async () => undefined;
  list = [followed(desk), followed(lobby)];
  rooms = createRoomList({
    history: shelf.history,
    tell: () => undefined,
    onUnread: () => undefined,
    onGone: () => undefined,
    isHidden: () => false,
    isCounted: () => true,
  });
  // Nothing else is asked of a workspace here.
  const workspace = { history: shelf.history, rooms } as unknown as Workspace;
  // Nor of the sessions.
  const sessions = { enter: refused, leave: async () => undefined } as unknown as RoomSessions;
  const server = {
    list: async () => list,
    on: (_: string, listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
    setPlace: (_room: RoomAddress, _place: RoomPlace) => answer(),
    // Nor of the list on the server.
  } as unknown as FollowedRooms;
  following = createFollowing({ workspace, sessions, followed: server, log: () => undefined });
  await following.start([]);
});

afterEach(() => {
  following.stop();
});

async function refused(room: RoomAddress): Promise<void> {
  entered.push(room);
  throw new FaultError('NoSuchNode', 'There is no such room.');
}

function followed(room: RoomAddress, own: Partial<FollowedRoom> = {}): FollowedRoom {
  return { room, name: room, autojoin: true, ...own };
}

const placeOf = (room: RoomAddress) => {
  const { group, order } = rooms.get(room) ?? {};
  return { group, order };
};

test('a room is shown in its place at once, and back where it was if the server does not take it', async () => {
  const told = Promise.withResolvers<void>();
  answer = () => told.promise;
  const arranged = following.arrange([{ room: desk, group: 'Mine', order: 7 }]);
  expect(placeOf(desk)).toEqual({ group: 'Mine', order: 7 });
  told.reject(new FaultError('NotConnected', 'You are on a train.'));
  await expect(arranged).rejects.toMatchObject({ fault: { code: 'NotConnected' } });
  expect(placeOf(desk)).toEqual({});
});

test('while several are on their way, what the server says of the others does not put them back', async () => {
  const told = Promise.withResolvers<void>();
  answer = () => told.promise;
  const arranged = following.arrange([
    { room: desk, order: 1 },
    { room: lobby, order: 2 },
  ]);
  tell([followed(desk, { order: 1 }), followed(lobby)]);
  expect([placeOf(desk).order, placeOf(lobby).order]).toEqual([1, 2]);
  told.resolve();
  await arranged;
  tell([followed(desk, { order: 1 }), followed(lobby, { order: 2 })]);
  tell([followed(desk), followed(lobby, { group: 'Elsewhere' })]);
  expect([placeOf(desk), placeOf(lobby)]).toEqual([{}, { group: 'Elsewhere' }]);
});

test('a room that cannot be entered is not tried again at every change of the list, but on the next stream', async () => {
  expect(entered.toSorted()).toEqual([desk, lobby].toSorted());
  tell([followed(desk, { pinned: true }), followed(lobby)]);
  expect(entered).toHaveLength(2);
  following.enterAll();
  expect(entered).toHaveLength(4);
});

test('a room that is followed no more, or known and not followed, goes from the list', async () => {
  tell([followed(desk), { ...followed(lobby), autojoin: false }]);
  await expect.poll(() => rooms.get(lobby)).toBeUndefined();
  expect(rooms.get(desk)).toBeDefined();
});
