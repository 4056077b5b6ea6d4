import type { BareAddress } from '#electron/model/ids.ts';
import { type Form, formValue } from '#electron/stanza/0004-form.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import type { RoomContext } from '../context.ts';
import { planLists } from '../lists/change-lists.ts';
import { principalsWith, withChanges } from '../lists/lists.ts';
import type { Answer, Refusal } from '../request.ts';
import type { Room } from '../room.ts';
import { misfitsOf } from './misfits.ts';
import { notManaged } from './read-companion.ts';

/** The companion as it is to be, and what makes it so. */
interface Mended {
  readonly companion: Room;
  readonly apply: () => Answer;
}

/**
 * Where the form asks for it, whoever could not follow is made a member of the companion in the same save. The form has
 * to name the companion, so that nobody changes one whom they did not think of.
 */
export function planMending(
  context: RoomContext,
  after: Room,
  by: BareAddress,
  form: Form,
): Mended | { readonly refused: Refusal } | undefined {
  const companion = after.linked;
  const isAsked =
    readBoolean(formValue(form, roomField.addToCompanion)) && formValue(form, roomField.companion);
  if (!companion || !isAsked) return undefined;
  if (!companion.rights(by).CanManageRoom) return { refused: notManaged };
  const misfits = misfitsOf(context, companion, principalsWith(after.standings, 'member'));
  const added = misfits.filter(({ addable }) => addable).map(({ address }) => address);
  if (added.length === 0) return undefined;
  const changes = new Map(added.map((one) => [one, { ...companion.listed(one), member: true }]));
  const plan = planLists(context, companion, by, changes);
  if ('refused' in plan) return plan;
  const standings = withChanges(companion.standings, changes);
  return { companion: companion.as(companion.settings, standings), apply: plan.apply };
}
