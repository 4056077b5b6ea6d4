import type { RoomService } from '#renderer/store/facts.ts';
import type { DraftField, RoomDraft } from '#renderer/store/room-draft.ts';
import { principalName } from '../parts/people/principal-name.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

export function fieldName(field: DraftField): string {
  return field === 'behavior' ? strings.rooms.auditorium : strings.roomForm[field];
}

/** What a field says, in the words of the form. */
export function valueName(
  draft: RoomDraft,
  field: DraftField,
  categories: RoomService['categories'],
): string {
  const value = draft[field];
  if (typeof value !== 'string') return value.map(principalName).join(', ') || strings.editRoom.none;
  if (field === 'privacy') return strings.rooms.kind[draft.privacy];
  if (field === 'behavior') return yesOrNo(value === 'Auditorium');
  if (field === 'invitations') return yesOrNo(value === 'Inherit');
  const known = field === 'category' && categories.find(({ uri }) => uri === value);
  if (known) return tameName(known.name);
  return value.trim() === '' ? strings.editRoom.none : tameName(value);
}

function yesOrNo(yes: boolean): string {
  return yes ? strings.yes : strings.no;
}
