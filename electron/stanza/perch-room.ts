import type { RoomPermissionMap } from '../model/room.ts';
import { type Form, formType, formValue, formValues, makeForm } from './0004-form.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import { readBoolean, readInstant, writeInstant } from './values.ts';

/** `FORM_TYPE` of what our service says of a room beyond XEP-0045 (docs/protocol.md, "A room"). */
const roomFormType = `${NS.perch}#room`;

/** Name of the field with the companion. */
export const companionFact = 'companion';

/** Who did something to a room, and when (ms). */
export interface RoomDeed {
  readonly by: string;
  readonly at: number;
}

/** What is said of a room to whoever asks, inside it or not. */
export interface RoomFacts {
  /** What the asker, and nobody else, may do. */
  readonly permissions: RoomPermissionMap;
  /** Name of the category. */
  readonly category?: string;
  readonly categoryId?: string;
  /** Whoever becomes a member is invited. */
  readonly invitations?: boolean;
  readonly disabled?: boolean;
  /** Name of the registered add-in beside the room. */
  readonly addin?: string;
  /** Address of the public room that this secret one is linked with, to whoever may enter both. */
  readonly companion?: string;
  /** For those who manage the room. */
  readonly created?: RoomDeed;
  readonly updated?: RoomDeed;
}

/** In the order in which they are written. */
export const permissionNames = [
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
  const category = formValue(form, 'category');
  const categoryId = formValue(form, 'category-id');
  const invitations = readBoolean(formValue(form, 'invitations'));
  const disabled = readBoolean(formValue(form, 'disabled'));
  const addin = formValue(form, 'addin');
  const companion = bareJid(formValue(form, companionFact) ?? '');
  const [created, updated] = [readDeed(form, 'created'), readDeed(form, 'updated')];
  return {
    permissions: readPermissions(formValues(form, 'permissions') ?? []),
    ...(category && { category }),
    ...(categoryId && { categoryId }),
    ...(invitations !== undefined && { invitations }),
    ...(disabled !== undefined && { disabled }),
    ...(addin && { addin }),
    ...(companion && { companion }),
    ...(created && { created }),
    ...(updated && { updated }),
  };
}

export function writeRoomFacts(facts: RoomFacts): Form {
  const { category, categoryId, invitations, disabled, addin, companion, created, updated } = facts;
  return makeForm('result', roomFormType, {
    permissions: writePermissions(facts.permissions),
    category,
    'category-id': categoryId,
    invitations,
    disabled,
    addin,
    [companionFact]: companion,
    'created-by': created?.by,
    'created-at': created && writeInstant(created.at),
    'updated-by': updated?.by,
    'updated-at': updated && writeInstant(updated.at),
  });
}

export function writePermissions(permissions: RoomPermissionMap): readonly string[] {
  return permissionNames.filter((permission) => permissions[permission]);
}

export function readPermissions(names: readonly string[]): RoomPermissionMap {
  const granted = new Set(names);
  return {
    CanView: granted.has('CanView'),
    CanJoin: granted.has('CanJoin'),
    CanReadHistory: granted.has('CanReadHistory'),
    CanChat: granted.has('CanChat'),
    CanAuditoriumChat: granted.has('CanAuditoriumChat'),
    CanManageRoom: granted.has('CanManageRoom'),
  };
}

function readDeed(form: Form, what: 'created' | 'updated'): RoomDeed | undefined {
  const by = formValue(form, `${what}-by`);
  const at = readInstant(formValue(form, `${what}-at`));
  return at === undefined ? undefined : { by: by ?? '', at };
}
