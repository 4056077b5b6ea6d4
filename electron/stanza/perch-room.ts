import type { RoomPermissionMap } from '../model/room.ts';
import { type Form, formType, formValue, formValues, makeForm } from './0004-form.ts';
import { NS } from './namespaces.ts';

/** `FORM_TYPE` of what our service says of a room beyond XEP-0045 (docs/protocol.md, "A room"). */
const roomFormType = `${NS.perch}#room`;

/** What is said of a room to whoever asks, inside it or not. */
export interface RoomFacts {
  /** What the asker, and nobody else, may do. */
  readonly permissions: RoomPermissionMap;
  /** Name of the category; absent while a room is in none. */
  readonly category?: string;
}

const permissions = [
  'CanView',
  'CanJoin',
  'CanReadHistory',
  'CanChat',
  'CanAuditoriumChat',
  'CanManageRoom',
] as const satisfies readonly (keyof RoomPermissionMap)[];

export function readRoomFacts(forms: readonly Form[]): RoomFacts | undefined {
  const form = forms.find((one) => formType(one) === roomFormType);
  if (!form) return undefined;
  const granted = new Set(formValues(form, 'permissions'));
  const category = formValue(form, 'category');
  return {
    permissions: {
      CanView: granted.has('CanView'),
      CanJoin: granted.has('CanJoin'),
      CanReadHistory: granted.has('CanReadHistory'),
      CanChat: granted.has('CanChat'),
      CanAuditoriumChat: granted.has('CanAuditoriumChat'),
      CanManageRoom: granted.has('CanManageRoom'),
    },
    ...(category && { category }),
  };
}

export function writeRoomFacts(facts: RoomFacts): Form {
  return makeForm('result', roomFormType, {
    permissions: permissions.filter((permission) => facts.permissions[permission]),
    category: facts.category,
  });
}
