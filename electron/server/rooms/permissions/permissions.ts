import type { RoomPermissionMap } from '#electron/model/room.ts';
import type { Category } from '../storage/category-values.ts';
import type { RoomSettings, Standing } from '../storage/room-values.ts';

/** What somebody is to a room: by all their principals together. */
export interface PersonInRoom {
  readonly administrator: boolean;
  /** Within the scope of the room's category. */
  readonly inScope: boolean;
  readonly standing: Standing;
  /** May enter the room's companion too, where it has one. */
  readonly follows: boolean;
}

/** What of a room decides. */
export interface RoomRules extends Pick<RoomSettings, 'privacy' | 'moderated' | 'archived' | 'disabledBy'> {
  /** Made, but not yet said how it is to be. */
  readonly locked: boolean;
}

/** What somebody may do in a room, whether they are in it or not. */
export interface Rights extends RoomPermissionMap {
  /** Otherwise everything is answered as if the room were not there. */
  readonly knows: boolean;
  /** Found in lists and searches. */
  readonly finds: boolean;
  /** May change who belongs to the room (XEP-0045 `admin`, and whoever manages it). */
  readonly runsLists: boolean;
  readonly enables: boolean;
  /** Ends the room with everything that was said in it; who manages it ends it while nothing was said. */
  readonly deletes: boolean;
}

/**
 * The permission matrix, once (docs/protocol.md, "A room"). The scope is a wall for whatever the lists say; only
 * administrators of the service stand above it. The lists are independent: what opens a closed or secret room is
 * membership and nothing else, what lets one write in an auditorium is presenting and nothing else. Whoever may not
 * enter the companion of a secret room is no member of it, whatever its list says.
 */
export function rightsIn(
  { administrator, inScope, standing, follows }: PersonInRoom,
  { privacy, moderated, archived, disabledBy, locked }: RoomRules,
  { history }: Pick<Category, 'history'>,
): Rights {
  const welcome = (inScope || administrator) && !standing.outcast;
  const belongs = welcome && standing.member && follows;
  const manager = welcome && standing.manager;
  const isSecret = privacy === 'Secret';
  const isDisabled = disabledBy !== 'nobody';

  const finds = !locked && (isSecret ? belongs : inScope || administrator);
  const knows = locked ? manager : finds || administrator;
  const manages = knows && (administrator || manager);
  const enters = knows && !isDisabled && welcome && (privacy === 'Open' || belongs);
  const speaks = enters && (!moderated || standing.presenter);
  return {
    knows,
    finds: finds && !isDisabled,
    CanView: knows && (!isDisabled || manages),
    CanJoin: enters,
    CanReadHistory: enters && archived && history,
    CanChat: speaks,
    CanAuditoriumChat: speaks && moderated,
    CanManageRoom: manages,
    runsLists: manages || (knows && welcome && standing.admin),
    enables: manages && (administrator || disabledBy !== 'administrator'),
    deletes: manages && administrator,
  };
}
