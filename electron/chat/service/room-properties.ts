import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Privacy, RoomProperties } from '#electron/model/room.ts';
import { type Form, formType, formValue, formValues } from '#electron/stanza/0004-form.ts';
import type { DiscoInfo } from '#electron/stanza/0030-disco.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readRoomFacts } from '#electron/stanza/perch-room.ts';

/** What the features of a room let us believe of what it relays. */
export interface RoomTrust {
  /** It gives occupant ids (XEP-0421); otherwise a sender may have written one. */
  readonly occupantIds: boolean;
  /** It stamps stanza ids (XEP-0359); otherwise a sender may have written one. */
  readonly stanzaIds: boolean;
  /** It tells everybody who its occupants are (XEP-0045, 4.2); otherwise a sender may have said so. */
  readonly realAddresses: boolean;
}

export const noTrust: RoomTrust = { occupantIds: false, stanzaIds: false, realAddresses: false };

/** Reads a room's disco#info (XEP-0045, 6.4). `category` is what a room without one of its own belongs to. */
export function readRoomProperties(room: RoomAddress, info: DiscoInfo, category: string): RoomProperties {
  const form = roomInfo(info.forms);
  const facts = readRoomFacts(info.forms);
  const identity = info.identities.find((one) => one.category === 'conference');
  const companion = companionIn(room, privacyOf(info.features), facts?.companion);
  const occupants = Number(form && formValue(form, 'muc#roominfo_occupants'));
  return {
    address: room,
    name: identity?.name || nameOf(room),
    description: (form && formValue(form, 'muc#roominfo_description')) ?? '',
    privacy: privacyOf(info.features),
    behavior: info.features.includes('muc_moderated') ? 'Auditorium' : 'Normal',
    archived: info.features.includes(NS.archive),
    category: facts?.category ?? category,
    ...(facts?.addin !== undefined && { addIn: facts.addin }),
    ...(companion !== undefined && { companion }),
    ...(form && Number.isInteger(occupants) && { occupants }),
  };
}

export function readContacts(info: DiscoInfo): readonly BareAddress[] {
  const form = roomInfo(info.forms);
  const contacts = (form && formValues(form, 'muc#roominfo_contactjid')) ?? [];
  return contacts.flatMap((one) => bareJid(one) ?? []);
}

export function readRoomTrust(info: DiscoInfo): RoomTrust {
  return {
    occupantIds: info.features.includes(NS.occupantId),
    stanzaIds: info.features.includes(NS.archive) || info.features.includes(NS.stanzaIds),
    realAddresses: info.features.includes('muc_nonanonymous'),
  };
}

/** What is known of a room before it was asked. */
export function unknownRoom(room: RoomAddress, category: string): RoomProperties {
  return {
    address: room,
    name: nameOf(room),
    description: '',
    privacy: 'Closed',
    behavior: 'Normal',
    archived: true,
    category,
  };
}

/** Only a secret room has one, and on its own service: no room takes the place of another by saying so. */
function companionIn(
  room: RoomAddress,
  privacy: Privacy,
  told: RoomAddress | undefined,
): RoomAddress | undefined {
  const isNear = told !== room && domainOf(told ?? '') === domainOf(room);
  return privacy === 'Secret' && isNear ? told : undefined;
}

function domainOf(room: RoomAddress): string {
  return room.slice(room.indexOf('@') + 1);
}

function roomInfo(forms: readonly Form[]): Form | undefined {
  return forms.find((form) => formType(form) === NS.mucRoomInfo);
}

/** XEP-0045, 15.3: a hidden room that anybody may enter is not secret, only unlisted. */
function privacyOf(features: readonly string[]): Privacy {
  if (!features.includes('muc_membersonly')) return 'Open';
  return features.includes('muc_hidden') ? 'Secret' : 'Closed';
}

function nameOf(room: RoomAddress): string {
  return room.slice(0, room.indexOf('@'));
}
