import type { BareAddress } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import { type Form, formValue } from '#electron/stanza/0004-form.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import type { RoomContext } from '../context.ts';
import type { Refusal } from '../request.ts';
import type { Room } from '../room.ts';
import { wrong } from '../settings/configuration-form.ts';
import type { RoomKey } from '../storage/room-values.ts';

type Read = { readonly companion: RoomKey | null } | { readonly refused: Refusal };

const field = roomField.companion;

/** What a secret room's form says of its companion, to somebody who may know of that. */
export function shownCompanion(room: Room, asker: BareAddress): string {
  const companion = room.named;
  return companion?.rights(asker).knows ? companion.address : '';
}

/**
 * The link that the form asks for. It counts only if whoever sets it manages both rooms at that moment; a room that
 * they may not know of is one that does not exist. A room that is secret no more is linked no more.
 */
export function readCompanion(
  context: RoomContext,
  room: Room,
  asker: BareAddress,
  form: Form,
  privacy: Privacy,
): Read {
  const wanted = formValue(form, field)?.trim();
  if (wanted === '') return { companion: null };
  if (wanted === undefined || wanted === shownCompanion(room, asker)) {
    return { companion: privacy === 'Secret' ? room.settings.companion : null };
  }
  if (privacy !== 'Secret') return wrong('Only a secret room can be linked with another one.', field);
  const companion = context.rooms.find(bareJid(wanted) ?? '');
  const rights = companion?.rights(asker);
  if (!companion || !rights?.knows) {
    const fault = { code: 'NoSuchNode', field } as const;
    return { refused: { condition: 'item-not-found', text: 'There is no such room.', fault } };
  }
  if (!rights.CanManageRoom) return { refused: notManaged };
  const { privacy: kind, disabledBy } = companion.settings;
  if (companion.record.locked || kind === 'Secret' || disabledBy !== 'nobody') {
    return wrong('A secret room can be linked with an open or closed one that is not disabled.', field);
  }
  return { companion: companion.record.key };
}

export const notManaged: Refusal = {
  condition: 'not-allowed',
  text: 'Rooms are linked by somebody who manages both.',
  fault: { code: 'ErrorPermission', field },
};
