import type { RoomAddress } from '#electron/model/ids.ts';
import { type PrincipalsFound, summaryOf } from '#electron/model/principal.ts';
import type { ChatRoomRole } from '#electron/model/room-settings.ts';
import {
  type PrincipalRole,
  readPrincipalsAnswer,
  writePrincipalsQuestion,
} from '#electron/stanza/perch-principals.ts';
import type { Wire } from '../wire.ts';
import { inOurTerms } from './owner-form.ts';

/** Where a role is to be given: in a room, or in one that is yet to be made in a category. */
export type RoleScope = { readonly room: RoomAddress } | { readonly category: string };

const wireRole = {
  Member: 'member',
  Manager: 'manager',
  Presenter: 'presenter',
} as const satisfies Record<ChatRoomRole, PrincipalRole>;

/** Who could be given a role (reference: `FindUsersOrGroupsForRole`); at most 100 at a time. */
export async function askEligible(
  { session, service }: Wire,
  role: ChatRoomRole,
  scope: RoleScope,
  text: string,
  max: number,
): Promise<PrincipalsFound> {
  const [to, category] = 'room' in scope ? [scope.room, {}] : [service, { category: scope.category }];
  const payload = writePrincipalsQuestion({ role: wireRole[role], text, max, ...category });
  const answer = await inOurTerms(session.request({ type: 'get', to, payload }));
  const found = answer && readPrincipalsAnswer(answer);
  const principals = (found?.principals ?? []).map(({ address, name }) => summaryOf(address, service, name));
  return { principals, moreAvailable: found?.more ?? false };
}
