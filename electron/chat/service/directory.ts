import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { RoomProperties } from '#electron/model/room.ts';
import type { Session } from '#electron/session/session.ts';
import {
  type DiscoInfo,
  type DiscoItem,
  readDiscoInfo,
  readDiscoItems,
  writeDiscoInfo,
  writeDiscoItems,
} from '#electron/stanza/0030-disco.ts';
import { readResultSet, writeResultSetRequest } from '#electron/stanza/0059-rsm.ts';
import { type RoomFacts, readRoomFacts } from '#electron/stanza/perch-room.ts';
import { type RoomTrust, readContacts, readRoomProperties, readRoomTrust } from './room-properties.ts';

const itemsPage = 500;
/** Nobody looks through more. */
const mostItems = 50_000;

export interface RoomDescription {
  readonly properties: RoomProperties;
  readonly trust: RoomTrust;
  /** It outlives its occupants (XEP-0045, 4.2). */
  readonly persistent: boolean;
  readonly features: readonly string[];
  /** Those who manage it, where it tells (XEP-0045, 15.5.4). */
  readonly contacts: readonly BareAddress[];
  /** What our service says beyond XEP-0045: what the asker may do, and more. */
  readonly facts?: RoomFacts;
}

/** Asks what something is, or one part of it (XEP-0030, 3). */
export async function askInfo(session: Session, to: string, node?: string): Promise<DiscoInfo> {
  const payload = writeDiscoInfo({ ...(node && { node }) });
  const answer = await session.request({ type: 'get', to, payload });
  const info = answer && readDiscoInfo(answer);
  if (!info) throw new FaultError('UnknownServerError', 'The server gave no description that makes sense.');
  return info;
}

/** Asks what belongs to something, or to one part of it (XEP-0030, 4). */
export async function askItems(session: Session, to: string, node?: string): Promise<readonly DiscoItem[]> {
  const answer = await session.request({
    type: 'get',
    to,
    payload: writeDiscoItems({ ...(node && { node }) }),
  });
  return (answer && readDiscoItems(answer)?.items) ?? [];
}

/** The same for a long list: page by page where that is how it is told (XEP-0059); ejabberd tells it no other way. */
export async function askAllItems(session: Session, to: string): Promise<readonly DiscoItem[]> {
  const items: DiscoItem[] = [];
  for (let after: string | undefined; ; ) {
    const page = writeResultSetRequest({ max: itemsPage, ...(after !== undefined && { after }) });
    const answer = await session.request({ type: 'get', to, payload: writeDiscoItems({}, page) });
    const part = (answer && readDiscoItems(answer)?.items) ?? [];
    items.push(...part);
    const { last, count } = (answer && readResultSet(answer)) ?? {};
    const isMore = last !== undefined && last !== after && (count === undefined || items.length < count);
    if (!isMore || part.length === 0 || items.length >= mostItems) return items;
    after = last;
  }
}

/** FaultError `NoSuchNode` where there is no such room, or none that the asker may see. */
export async function describeRoom(
  session: Session,
  room: RoomAddress,
  category: string,
): Promise<RoomDescription> {
  const info = await askInfo(session, room);
  if (!info.identities.some((identity) => identity.category === 'conference')) {
    throw new FaultError('NoSuchNode', 'There is no room at this address.');
  }
  const facts = readRoomFacts(info.forms);
  return {
    properties: readRoomProperties(room, info, category),
    trust: readRoomTrust(info),
    persistent: info.features.includes('muc_persistent'),
    features: info.features,
    contacts: readContacts(info),
    ...(facts && { facts }),
  };
}
