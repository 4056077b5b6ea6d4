import type { Fault, RoomService } from '#renderer/store/facts.ts';
import { type DraftField, draftFields, type RoomDraft } from '#renderer/store/room-draft.ts';

interface Form {
  readonly draft: RoomDraft;
  readonly categories: RoomService['categories'];
  readonly addIns: RoomService['addIns'];
  readonly missing: RoomService['missing'];
}

/** The fields that mean something in a room of this kind, on this service. */
export function isShown(field: DraftField, { draft, categories, addIns, missing }: Form): boolean {
  const { privacy, behavior, category } = draft;
  if (field === 'members') return privacy !== 'Open';
  if (field === 'presenters') return behavior === 'Auditorium';
  if (missing[field] !== undefined && (field === 'category' || field === 'addIn' || field === 'invitations'))
    return false;
  if (field === 'category') return categories.length > 1;
  if (field === 'addIn') return addIns.length > 0;
  // A room can only turn off what its category has turned on.
  if (field === 'invitations')
    return privacy !== 'Open' && categories.some((one) => one.uri === category && one.invitations);
  return true;
}

/** What is said below the form: everything that is not said at its field. */
export function generalFault(fault: Fault | undefined, form: Form): Fault | undefined {
  const atField = draftFields.find((field) => field === fault?.field && field !== 'invitations');
  return atField !== undefined && isShown(atField, form) ? undefined : fault;
}
