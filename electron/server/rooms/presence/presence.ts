import { type Destroyed, type MucItem, mucStatus, writeMucUser } from '#electron/stanza/0045-muc.ts';
import { writeOccupantId } from '#electron/stanza/0421-occupant-id.ts';
import { writeParted } from '#electron/stanza/perch-parted.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { carry } from '../messages/payload.ts';
import type { Answer, Outgoing } from '../request.ts';
import type { Room } from '../room.ts';
import type { Occupant } from './occupant.ts';

/** What else a presence says than who somebody is: why they go, what they are called now. */
export interface Departure {
  readonly item?: Pick<MucItem, 'nick' | 'reason' | 'actor'>;
  readonly statuses?: readonly number[];
  readonly destroyed?: Destroyed;
  /** They went because they went from the room's companion. */
  readonly parted?: boolean;
}

type Position = Pick<MucItem, 'affiliation' | 'role'>;

/** The presence of an occupant as it is repeated to everybody who comes: made once per change, then shared. */
const repeated = new WeakMap<Occupant, Map<boolean, Element>>();

export function presenceOf(room: Room, occupant: Occupant, withAddress: boolean): Element {
  const made = repeated.get(occupant) ?? new Map<boolean, Element>();
  repeated.set(occupant, made);
  const presence = made.get(withAddress) ?? writeAvailable(room, occupant, withAddress, []);
  made.set(withAddress, presence);
  return presence;
}

/** Tells everybody else what an occupant is like now, then the occupant (XEP-0045, 7.2.2). */
export function announce(room: Room, occupant: Occupant, ownStatuses: readonly number[] = []): Answer {
  return [...tellOthers(room, occupant), ...greet(room, occupant, addressesOf(occupant), ownStatuses)];
}

/** Tells everybody else what an occupant is like now. */
export function tellOthers(room: Room, occupant: Occupant): Answer {
  return toOthers(room, occupant, (withAddress) => presenceOf(room, occupant, withAddress));
}

/** The presence by which sessions of an occupant know that they are in. */
export function greet(
  room: Room,
  occupant: Occupant,
  sessions: readonly string[],
  ownStatuses: readonly number[] = [],
): Answer {
  const statuses = [mucStatus.self, ...ownStatuses];
  return [{ stanza: writeAvailable(room, occupant, true, statuses), to: sessions }];
}

/**
 * Tells everybody that an occupant is gone or renamed. `after` is what they are from now on, as the item says it.
 * To be called while the occupant is still in the room.
 */
export function takeLeave(room: Room, occupant: Occupant, after: Position, extra: Departure = {}): Answer {
  return [
    ...toOthers(room, occupant, (withAddress) => writeGone(room, occupant, after, extra, withAddress)),
    ...dismiss(room, occupant, addressesOf(occupant), after, extra),
  ];
}

/** The presence by which sessions of an occupant know that they are out; nobody else hears of it. */
export function dismiss(
  room: Room,
  occupant: Occupant,
  sessions: readonly string[],
  after: Position,
  extra: Departure = {},
): Answer {
  const statuses = [mucStatus.self, ...(extra.statuses ?? [])];
  return [{ stanza: writeGone(room, occupant, after, { ...extra, statuses }, true), to: sessions }];
}

export function addressesOf(occupant: Occupant): readonly string[] {
  return occupant.sessions.map(({ address }) => address);
}

/** The presence of somebody who went while nobody was told of it, told afterwards without why. */
export function absence(room: Room, occupant: Occupant): Element {
  return writeGone(room, occupant, { affiliation: 'none', role: 'none' }, {}, false);
}

/** Everybody but the occupant; real addresses go to those only who may see them. In a large room nobody. */
function toOthers(room: Room, occupant: Occupant, write: (withAddress: boolean) => Element): Answer {
  if (room.hidesRoster) return [];
  const own = new Set(addressesOf(occupant));
  const others = room.everybody.filter((address) => !own.has(address));
  if (room.settings.nonAnonymous) return filled([{ stanza: write(true), to: others }]);
  const isModerator = (address: string): boolean => room.occupantOf(address)?.role === 'moderator';
  return filled([
    { stanza: write(true), to: others.filter(isModerator) },
    { stanza: write(false), to: others.filter((address) => !isModerator(address)) },
  ]);
}

function filled(answer: Answer): readonly Outgoing[] {
  return answer.filter(({ to }) => to.length > 0);
}

function writeAvailable(
  room: Room,
  occupant: Occupant,
  withAddress: boolean,
  statuses: readonly number[],
): Element {
  const { affiliation, role, nickname, id, sessions } = occupant;
  const item = { affiliation, role, ...(withAddress && { jid: sessions[0].address }) };
  return carry(
    'presence',
    { from: `${room.address}/${nickname}` },
    sessions[0].payload,
    writeOccupantId(id),
    writeMucUser({ items: [item], statuses }),
  );
}

function writeGone(
  room: Room,
  occupant: Occupant,
  after: Position,
  { item, statuses = [], destroyed, parted }: Departure,
  withAddress: boolean,
): Element {
  const jid = withAddress ? { jid: occupant.sessions[0].address } : {};
  const user = { items: [{ ...after, ...item, ...jid }], statuses, ...(destroyed && { destroyed }) };
  const from = `${room.address}/${occupant.nickname}`;
  const id = writeOccupantId(occupant.id);
  return xml('presence', { type: 'unavailable', from }, id, writeMucUser(user), parted && writeParted());
}
