import type { RoomsNeeds } from '#electron/bridge/calls/rooms.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Workspace } from '../workspace.ts';
import { privateRoomsOf } from './pairs.ts';

/**
 * The rooms of the person, where two are one: whoever comes into a private room is in its public one too, and whoever
 * leaves the public one leaves what is private first. Levels and favourites of a private room are those of both.
 */
export function together(rooms: RoomsNeeds, workspace: () => Workspace): RoomsNeeds {
  const companionOf = (room: RoomAddress) => workspace().rooms.get(room)?.companion;
  const bothOf = (room: RoomAddress): readonly RoomAddress[] => {
    const companion = companionOf(room);
    return companion === undefined ? [room] : [companion, room];
  };
  const privateFirst = (room: RoomAddress): readonly RoomAddress[] => [
    ...privateRoomsOf(workspace().rooms, room).map(({ address }) => address),
    room,
  ];
  const oneByOne = async (all: readonly RoomAddress[], act: (room: RoomAddress) => Promise<void>) => {
    for (const room of all) await act(room);
  };
  return {
    ...rooms,
    follow: async (room) => {
      await rooms.follow(room);
      // As the room said itself on the way in: the other may not be on the list yet.
      const companion = workspace().rooms.known(room)?.companion;
      if (companion !== undefined) await rooms.follow(companion);
    },
    leave: (room) => oneByOne(privateFirst(room), rooms.leave),
    unfollow: (room) => oneByOne(privateFirst(room), rooms.unfollow),
    setLevel: (room, level) => oneByOne(bothOf(room), (each) => rooms.setLevel(each, level)),
    setFavourite: (room, favourite) => oneByOne(bothOf(room), (each) => rooms.setFavourite(each, favourite)),
  };
}
