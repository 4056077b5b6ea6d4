import type { BareAddress } from '#electron/model/ids.ts';
import type { HistoryRequest } from '#electron/stanza/0045-muc.ts';
import { standingFor, stranger } from '../affiliations/affiliation.ts';
import type { RoomContext } from '../context.ts';
import { join, refuseNickname } from '../presence/join.ts';
import { isReadable } from '../readable.ts';
import { type Answer, absent, type Request, refuse } from '../request.ts';
import type { Category, CategoryKey } from '../storage/category-values.ts';
import type { RoomRecord, RoomSettings } from '../storage/room-values.ts';

/** How a room is whose owner says nothing else (product: closed is the default). */
export function defaultSettings(name: string, category: CategoryKey): RoomSettings {
  return {
    category,
    name,
    description: '',
    privacy: 'Closed',
    moderated: false,
    persistent: true,
    archived: true,
    nonAnonymous: true,
    subjectByAll: false,
    invitesByAll: false,
    invitations: 'Inherit',
    disabledBy: 'nobody',
    addin: '',
    companion: null,
  };
}

/**
 * Entering a room that is not there makes it, for those who may (XEP-0045, 10.1). For the others it stays a room
 * that is not there, so that they cannot tell it from one that they may not see.
 */
export function create(context: RoomContext, request: Request, history: HistoryRequest): Answer {
  const category = categoryFor(context, request.account);
  const address = request.to.split('/', 1)[0] ?? '';
  const local = address.slice(0, address.indexOf('@'));
  const mayBeTaken = context.given.isGiven(local) && !context.given.isFor(request.account, local);
  if (!category || mayBeTaken) return absent(request);
  const refusal = refuseNickname(undefined, request);
  if (refusal) return refusal;
  if (!isReadable(address)) {
    return refuse(request, 'not-acceptable', 'Choose an address of visible characters for the room.');
  }
  const settings = defaultSettings(freeName(context, address, request.account), category.key);
  const record = addRoom(context, { address, settings, locked: true, owner: request.account });
  context.given.take(local);
  return join(context, context.rooms.read(record), request, { history, created: true });
}

/** The default one; else one of those where the person may make rooms, until they choose in the form. */
function categoryFor({ categories }: RoomContext, account: BareAddress): Category | undefined {
  const open = categories.openTo(account);
  return open.find(({ isDefault }) => isDefault) ?? open[0];
}

/** Puts a room into the store, with its owner on all lists. */
export function addRoom(
  { store, ids, clock }: Pick<RoomContext, 'store' | 'ids' | 'clock'>,
  room: Pick<RoomRecord, 'address' | 'settings' | 'locked'> & { readonly owner: BareAddress },
): RoomRecord {
  const { address, settings, locked, owner } = room;
  const created = { by: owner, at: clock() };
  const deeds = { revision: 0, created, updated: created };
  const record = store.addRoom({ address, settings, locked, secret: ids(), ...deeds });
  store.saveStanding(record.key, owner, standingFor('owner', stranger, settings));
  return record;
}

/** A room that is never given a name is called by its address, with a number where others are called so. */
function freeName({ store, categories }: RoomContext, address: string, account: BareAddress): string {
  const local = address.slice(0, address.indexOf('@')).slice(0, 240);
  const viewer = categories.viewer(account);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? local : `${local} (${number})`;
    if (!store.nameTaken(name, viewer)) return name;
  }
}
