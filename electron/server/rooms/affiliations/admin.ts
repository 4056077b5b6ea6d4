import { readMucAdmin, writeMucAdmin } from '#electron/stanza/0045-admin.ts';
import type { Affiliation, MucItem } from '#electron/stanza/0045-muc.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { affiliationOf } from './affiliation.ts';
import { planAffiliations } from './affiliation-change.ts';
import { planRoles } from './role-change.ts';

/** The list that the one item of the question names (XEP-0045, 8.5, 9.2, 9.5, 9.7, 10.5, 10.8). */
export function tellList(_context: RoomContext, room: Room, request: Request): Answer {
  const items = readMucAdmin(request.stanza);
  const [{ affiliation, role } = {}, ...more] = items ?? [];
  if (more.length > 0 || (affiliation === undefined) === (role === undefined)) {
    return refuse(request, 'bad-request', 'Ask for one list, by affiliation or by role.');
  }
  const mayRead = affiliation ? mayReadList(room, request, affiliation) : isModerator(room, request);
  if (!mayRead) return refuse(request, 'forbidden', 'Only those who run this room can read this list.');
  const list = affiliation ? withAffiliation(room, affiliation) : occupantsWith(room, role);
  return answer(request, writeMucAdmin(list));
}

/** Changes lists, or roles of those who are in, all lines of the question or none (XEP-0045, 9.2.1). */
export function changeLists(context: RoomContext, room: Room, request: Request): Answer {
  const items = readMucAdmin(request.stanza);
  if (!items || items.length === 0) return refuse(request, 'bad-request', 'Say who is to be what.');
  const named = items.filter(({ affiliation, role }) => (affiliation === undefined) !== (role === undefined));
  if (named.length < items.length) {
    return refuse(request, 'bad-request', 'Each line changes an affiliation or a role.');
  }
  const lists = planAffiliations(
    context,
    room,
    request,
    items.filter(({ affiliation }) => affiliation),
  );
  if ('refusal' in lists) return lists.refusal;
  const roles = planRoles(
    room,
    request,
    items.filter(({ role }) => role),
  );
  if ('refusal' in roles) return roles.refusal;
  return [...lists.apply(context), ...roles.apply(context), ...answer(request)];
}

/** Where everybody sees everybody's address, those who may enter may know who belongs here; bans are not for all. */
function mayReadList(room: Room, { account }: Request, affiliation: Affiliation): boolean {
  if (room.rights(account).runsLists) return true;
  return room.settings.nonAnonymous && room.standing(account).member && affiliation !== 'outcast';
}

function isModerator(room: Room, { from, account }: Request): boolean {
  return room.occupantOf(from)?.role === 'moderator' || room.rights(account).CanManageRoom;
}

function withAffiliation(room: Room, affiliation: Affiliation): readonly MucItem[] {
  return [...room.standings]
    .filter(([, standing]) => affiliationOf(standing) === affiliation)
    .map(([jid]) => ({ affiliation, jid }));
}

function occupantsWith(room: Room, wanted: MucItem['role']): readonly MucItem[] {
  return [...room.occupants]
    .filter(({ role }) => role === wanted)
    .map(({ nickname, affiliation, role, sessions }) => ({
      affiliation,
      role,
      nick: nickname,
      jid: sessions[0].address,
    }));
}
