import type { RoomContext } from '../context.ts';
import { kindOf } from '../principals/principal.ts';
import type { Refusal } from '../request.ts';
import type { Room } from '../room.ts';
import type { Category, Principal } from '../storage/category-values.ts';
import type { Standing } from '../storage/room-values.ts';

/**
 * What is wrong with a room as it is to be, against how it was: only what changes is judged, so that an old list
 * in a narrowed scope does not stand in the way of everything else. `fieldOf` says where a role was asked for.
 */
export function judgeLists(
  context: RoomContext,
  before: Room,
  after: Room,
  fieldOf: (role: 'member' | 'manager' | 'presenter') => string | undefined = () => undefined,
): Refusal | undefined {
  const changed = [...after.standings].filter(([one, standing]) => isChanged(before.listed(one), standing));
  for (const role of ['member', 'manager', 'presenter'] as const) {
    const added = changed.filter(([one, now]) => now[role] && !before.listed(one)[role]).map(([one]) => one);
    const where = fieldOf(role);
    const refusal = refuseUnknown(context, added) ?? refuseOutsiders(context, after.category, added);
    if (refusal) return at(refusal, where);
  }
  const lone = changed.filter(([one, now]) => now.presenter && !mayPresent(context, after, one));
  if (lone.length > 0) return at(notMembers(lone.map(([one]) => one)), fieldOf('presenter'));
  const isLeftAlone = !keepsAManager(context, after) && keepsAManager(context, before);
  return isLeftAlone ? at(noManager, fieldOf('manager')) : undefined;
}

/** Whether a principal is within the scope, with everybody whom it stands for. */
export function isPrincipalWithin(context: RoomContext, category: Category, principal: Principal): boolean {
  const { people, categories } = context;
  const { allowed, denied } = category;
  const kind = kindOf(principal, context.domain);
  if (kind === 'person') return categories.isWithin(category, principal);
  if (denied.includes(principal)) return false;
  if (allowed.includes(principal) || kind === 'domain') return allowed.includes(principal);
  return people.peopleOf(principal).every((one) => categories.isWithin(category, one));
}

function isChanged(before: Standing, after: Standing): boolean {
  const roles = ['member', 'manager', 'presenter', 'admin'] as const;
  return roles.some((role) => before[role] !== after[role]);
}

function refuseUnknown({ people }: RoomContext, added: readonly Principal[]): Refusal | undefined {
  const values = added.filter((one) => !people.exists(one));
  if (values.length === 0) return undefined;
  const text = `There is nobody with the address ${values[0]}.`;
  return { condition: 'item-not-found', text, fault: { code: 'NoSuchPrincipal', values } };
}

function refuseOutsiders(
  context: RoomContext,
  category: Category,
  added: readonly Principal[],
): Refusal | undefined {
  const values = added.filter((one) => !isPrincipalWithin(context, category, one));
  if (values.length === 0) return undefined;
  const text = `${values[0]} is outside the scope of the category “${category.name}”.`;
  return { condition: 'not-allowed', text, fault: { code: 'PrincipalsNotInScope', values } };
}

/** In a closed or secret room only members present (reference: `PresenterNotInMemList`). */
export function mayPresent({ people, domain }: RoomContext, room: Room, principal: Principal): boolean {
  if (room.settings.privacy === 'Open' || room.listed(principal).member) return true;
  if (kindOf(principal, domain) === 'domain') return false;
  return people.peopleOf(principal).every((one) => room.standing(one).member);
}

function notMembers(values: readonly Principal[]): Refusal {
  const text = `${values[0]} has to be a member to present in this room.`;
  return { condition: 'not-acceptable', text, fault: { code: 'PresenterNotInMemList', values } };
}

const noManager: Refusal = {
  condition: 'conflict',
  text: 'A room keeps at least one manager who can get at it; name another one first.',
  fault: { code: 'InvalidArgument' },
};

/** Administrators can always help; but nobody is to be left waiting for one. */
function keepsAManager({ people, domain }: RoomContext, room: Room): boolean {
  return [...room.standings].some(([principal, { manager }]) => {
    if (!manager) return false;
    if (kindOf(principal, domain) === 'domain') return true;
    return people
      .peopleOf(principal)
      .some((one) => room.standing(one).manager && room.rights(one).CanManageRoom);
  });
}

function at(refusal: Refusal, field: string | undefined): Refusal {
  if (field === undefined || !refusal.fault) return refusal;
  return { ...refusal, fault: { ...refusal.fault, field } };
}
