import type { RoomAddress } from '#electron/model/ids.ts';
import { askOwnerForm, submitOwnerForm } from '../management/owner-form.ts';
import { addToCompanion, fillChanges } from '../management/room-form.ts';
import type { Wire } from '../wire.ts';

/** Links a secret room on our service, in one save; `''` parts it from its companion. */
export async function linkOnService(
  { session }: Wire,
  privateRoom: RoomAddress,
  companion: RoomAddress | '',
  addMembers = false,
): Promise<void> {
  const form = fillChanges(await askOwnerForm(session, privateRoom), { companion });
  await submitOwnerForm(session, privateRoom, addMembers ? addToCompanion(form) : form);
}
