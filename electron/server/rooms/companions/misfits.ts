import type { Misfit } from '#electron/stanza/perch-misfits.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import type { RoomContext } from '../context.ts';
import { isPrincipalWithin } from '../lists/judge.ts';
import { principalsWith } from '../lists/lists.ts';
import { kindOf } from '../principals/principal.ts';
import type { Refusal } from '../request.ts';
import type { Room } from '../room.ts';
import type { Principal } from '../storage/category-values.ts';

/** Who of these may not enter a room, with everybody whom they stand for; and who could be made a member of it. */
export function misfitsOf(
  context: RoomContext,
  companion: Room,
  principals: readonly Principal[],
): readonly Misfit[] {
  return principals
    .filter((one) => !fits(context, companion, one))
    .map((address) => ({ address, addable: isAddable(context, companion, address) }));
}

/**
 * Who may enter a secret room may enter its companion: judged of those only who are new to the one or the other, so
 * that what the companion's managers do later stands in nobody's way. `companion` is as it is to be.
 */
export function refuseMisfits(
  context: RoomContext,
  before: Room,
  after: Room,
  companion: Room | undefined = after.linked,
): Refusal | undefined {
  if (!companion) return undefined;
  const isNew = before.linked?.record.key !== companion.record.key;
  const members = principalsWith(after.standings, 'member');
  const concerned = isNew ? members : members.filter((one) => !before.listed(one).member);
  const values = misfitsOf(context, companion, concerned).map(({ address }) => address);
  if (values.length === 0) return undefined;
  const text = `${values[0]} may not enter the public room that this one is linked with.`;
  return {
    condition: 'not-allowed',
    text,
    fault: { code: 'PrincipalsNotInScope', field: roomField.companion, values },
  };
}

function fits(context: RoomContext, companion: Room, principal: Principal): boolean {
  const kind = kindOf(principal, context.domain);
  if (kind === 'person') return companion.admits(principal);
  const { member, outcast } = companion.listed(principal);
  if (outcast || !isPrincipalWithin(context, companion.category, principal)) return false;
  if (companion.settings.privacy === 'Open' || member) return true;
  const people = context.people.peopleOf(principal);
  return people.length > 0 && people.every((one) => companion.admits(one));
}

/** A ban is lifted by whoever thinks of it, not by the way. */
function isAddable(context: RoomContext, companion: Room, principal: Principal): boolean {
  const { people } = context;
  return (
    companion.settings.privacy === 'Closed' &&
    people.exists(principal) &&
    isPrincipalWithin(context, companion.category, principal) &&
    ![principal, ...people.peopleOf(principal)].some((one) => companion.standing(one).outcast)
  );
}
