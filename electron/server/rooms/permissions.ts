import type { BareAddress } from '#electron/model/ids.ts';
import type { RoomPermissionMap } from '#electron/model/room.ts';
import { mayEnter, maySpeak, roleOf } from './affiliations/affiliation.ts';
import type { Room } from './room.ts';

/** What somebody may do in a room, whether they are in it or not. */
export function permissionsFor(room: Room, account: BareAddress): RoomPermissionMap {
  const { settings } = room;
  const standing = room.standing(account);
  const enters = mayEnter(standing, settings);
  const speaks = enters && maySpeak(roleOf(standing, settings), standing, settings);
  return {
    CanView: room.isVisibleTo(account),
    CanJoin: enters,
    CanReadHistory: enters && settings.archived,
    CanChat: speaks,
    CanAuditoriumChat: speaks && settings.moderated,
    CanManageRoom: standing.manager,
  };
}
