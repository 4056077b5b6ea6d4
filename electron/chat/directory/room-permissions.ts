import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomPermissionMap } from '#electron/model/room.ts';
import { conditionOf } from '#electron/session/request-fault.ts';
import type { Session } from '#electron/session/session.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { writeArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { RoomDescription } from '../service/directory.ts';

/** What somebody may do in a room: told by our service, found out on others. */
export async function readPermissions(
  session: Session,
  room: RoomAddress,
  { properties, facts }: RoomDescription,
): Promise<RoomPermissionMap> {
  if (facts) return facts.permissions;
  const { privacy, behavior, archived } = properties;
  const [mayEnter, mayManage] = await Promise.all([
    privacy === 'Open' || mayReadArchive(session, room),
    isAllowed(session.request({ type: 'get', to: room, payload: writeMucOwner() })),
  ]);
  return {
    CanView: true,
    CanJoin: mayEnter,
    CanReadHistory: mayEnter && archived,
    CanChat: mayEnter && (behavior === 'Normal' || mayManage),
    CanAuditoriumChat: mayEnter && mayManage && behavior === 'Auditorium',
    CanManageRoom: mayManage,
  };
}

/** Whether one can ask to be a member. Prosody announces registration to everybody, and lets only members register. */
export function mayRegister(session: Session, room: RoomAddress): Promise<boolean> {
  return isAllowed(session.request({ type: 'get', to: room, payload: xml('query', { xmlns: NS.register }) }));
}

/** Stock services say who may enter nowhere; they give their archive to the same people. */
function mayReadArchive(session: Session, room: RoomAddress): Promise<boolean> {
  const payload = writeArchiveRequest({ page: { max: 0 }, flipped: false });
  return isAllowed(session.request({ type: 'set', to: room, payload }));
}

async function isAllowed(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (conditionOf(error) === undefined) throw error;
    return false;
  }
}
