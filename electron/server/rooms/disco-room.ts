import type { BareAddress } from '#electron/model/ids.ts';
import { type Form, makeForm } from '#electron/stanza/0004-form.ts';
import { readDiscoInfo, writeDiscoInfo, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type RoomFacts, writeRoomFacts } from '#electron/stanza/perch-room.ts';
import { elements } from '#electron/stanza/xml.ts';
import type { RoomContext } from './context.ts';
import { principalsWith } from './lists/lists.ts';
import { type Answer, answer, type Request, refuse } from './request.ts';
import type { Room } from './room.ts';

/** XEP-0045, 7.12: the node under which clients ask for the nickname that is reserved for them. */
const reservedNickname = 'x-roomuser-item';

/** What a room is (XEP-0045, 6.4, 15.5.4), and what the asker may do there. */
export function describeRoom(_context: RoomContext, room: Room, request: Request): Answer {
  const [query] = elements(request.stanza);
  const node = query && readDiscoInfo(query)?.node;
  if (node === reservedNickname) return answer(request, writeDiscoInfo({ node }));
  if (node !== undefined) return refuse(request, 'item-not-found', 'The room has no such node.');
  const { name } = room.settings;
  return answer(
    request,
    writeDiscoInfo({
      identities: [{ category: 'conference', type: 'text', name }],
      features: featuresOf(room),
      forms: [roomInfo(room), writeRoomFacts(factsFor(room, request.account))],
    }),
  );
}

/** Who is in the room (XEP-0045, 6.5), for everybody who may know of it. */
export function listOccupants(_context: RoomContext, room: Room, request: Request): Answer {
  const items = [...room.occupants].map(({ nickname }) => ({ address: `${room.address}/${nickname}` }));
  return answer(request, writeDiscoItems({ items }));
}

function featuresOf({ settings, isArchived }: Room): readonly string[] {
  return [
    NS.discoInfo,
    NS.discoItems,
    NS.muc,
    NS.mucStable,
    NS.mucSelfPing,
    NS.stanzaIds,
    NS.occupantId,
    NS.ping,
    ...(settings.privacy === 'Open' ? [] : [NS.register]),
    NS.mucRequest,
    ...(isArchived ? [NS.archive, NS.fullText, NS.moderate] : []),
    settings.privacy === 'Open' ? 'muc_open' : 'muc_membersonly',
    settings.privacy === 'Secret' ? 'muc_hidden' : 'muc_public',
    settings.moderated ? 'muc_moderated' : 'muc_unmoderated',
    settings.nonAnonymous ? 'muc_nonanonymous' : 'muc_semianonymous',
    settings.persistent ? 'muc_persistent' : 'muc_temporary',
    'muc_unsecured',
  ];
}

/** What we say beyond XEP-0045 (docs/protocol.md, "A room"), to this asker. */
function factsFor(room: Room, account: BareAddress): RoomFacts {
  const { category, settings, record } = room;
  const rights = room.rights(account);
  const companion = rights.CanJoin ? room.companion : undefined;
  const { created, updated } = record;
  return {
    permissions: rights,
    category: category.name,
    categoryId: category.id,
    invitations: room.invites,
    ...(settings.disabledBy !== 'nobody' && { disabled: true }),
    ...(settings.addin && { addin: settings.addin }),
    ...(companion && { companion: companion.address }),
    ...(rights.CanManageRoom && { created, updated }),
  };
}

function roomInfo(room: Room): Form {
  const { description, subjectByAll } = room.settings;
  return makeForm('result', NS.mucRoomInfo, {
    'muc#roominfo_description': description,
    'muc#roominfo_occupants': room.occupantCount,
    'muc#roominfo_subject': room.record.subject?.text ?? '',
    'muc#roominfo_subjectmod': subjectByAll,
    'muc#roominfo_changesubject': subjectByAll,
    'muc#roominfo_contactjid': room.settings.nonAnonymous
      ? principalsWith(room.standings, 'manager')
      : undefined,
  });
}
