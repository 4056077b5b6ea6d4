import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { conditionOf } from '#electron/session/request-fault.ts';
import { type Form, readForm, writeForm } from '#electron/stanza/0004-form.ts';
import { mucStatus, writeDestroyed } from '#electron/stanza/0045-muc.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { readUnique, writeUniqueQuestion } from '#electron/stanza/0045-unique.ts';
import { xml } from '#electron/stanza/xml.ts';
import { type Entered, Entrance } from '../room/entrance.ts';
import type { Wire } from '../wire.ts';
import { addressFor, givenAddressFor } from './new-room-address.ts';
import { type ChatRoomSettings, fillConfiguration, offersAuditoriums } from './room-form.ts';

const mostAddresses = 5;

/** A reserved room (XEP-0045, 10.1.3): entered, configured, looked at, left; deleted where that fails. */
export async function createRoom(
  wire: Wire,
  service: BareAddress,
  settings: ChatRoomSettings,
): Promise<RoomAddress> {
  const room = await reserve(wire, service, settings);
  try {
    await configure(wire, room, settings);
    await readBack(wire, room, settings);
  } catch (error) {
    await deleteRoom(wire, room).catch(() => {});
    throw error;
  }
  await leave(wire, room);
  return room;
}

/** For good, with everybody in it. */
export async function deleteRoom({ session }: Wire, room: RoomAddress): Promise<void> {
  await session.request({ type: 'set', to: room, payload: writeMucOwner(writeDestroyed({})) });
}

/** Enters under a new address after another, until one is new to the service. */
async function reserve(wire: Wire, service: BareAddress, settings: ChatRoomSettings): Promise<RoomAddress> {
  for (let tries = 0; tries < mostAddresses; tries += 1) {
    const room = `${await newAddress(wire, service, settings, tries)}@${service}`;
    if (wire.router.has(room) || (await exists(wire, room))) continue;
    if (await entersNew(wire, room)) return room;
  }
  throw new FaultError('UnableToCreateRoom', 'No free address was found for this room. Try another name.');
}

/** Our service gives addresses that stay good for a room that becomes secret later. */
async function newAddress(
  { session, isPerch }: Wire,
  service: BareAddress,
  settings: ChatRoomSettings,
  tries: number,
): Promise<string> {
  if (isPerch) {
    const answer = await session
      .request({ type: 'get', to: service, payload: writeUniqueQuestion() })
      .catch(noAddress);
    const given = answer && readUnique(answer);
    if (given !== undefined) return givenAddressFor(settings, given);
  }
  return addressFor(settings, tries, session.surroundings.id());
}

/** A service that gives none may take one of ours. */
function noAddress(error: unknown): undefined {
  if (conditionOf(error) === 'service-unavailable') return undefined;
  throw mayNotCreate(error);
}

async function exists(wire: Wire, room: RoomAddress): Promise<boolean> {
  try {
    await wire.describe(room);
    return true;
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'NoSuchNode') return false;
    if (conditionOf(error) === undefined) throw error;
    return true;
  }
}

async function entersNew(wire: Wire, room: RoomAddress): Promise<boolean> {
  try {
    const entered = await enter(wire, room);
    if (entered.user.statuses.includes(mucStatus.created)) return true;
    await leave(wire, room);
    return false;
  } catch (error) {
    // A secret room that is not for us to see has this address.
    if (conditionOf(error) === 'item-not-found') return false;
    throw mayNotCreate(error);
  }
}

async function enter(wire: Wire, room: RoomAddress): Promise<Entered> {
  const entrance = new Entrance(wire, room);
  const detach = wire.router.attach(room, {
    presence: (stanza) => entrance.hear(stanza),
    message: () => {},
  });
  try {
    return await entrance.enter();
  } finally {
    detach();
  }
}

async function leave({ session, nickname }: Wire, room: RoomAddress): Promise<void> {
  const to = `${room}/${nickname}`;
  await session.send(xml('presence', { to, type: 'unavailable' })).catch(() => {});
}

async function configure(wire: Wire, room: RoomAddress, settings: ChatRoomSettings): Promise<void> {
  const form = await offeredForm(wire, room);
  if (settings.behavior === 'Auditorium' && !offersAuditoriums(form)) {
    throw new FaultError('MsgNotSupported', 'This service offers no auditoriums.');
  }
  const payload = writeMucOwner(writeForm(fillConfiguration(form, settings)));
  try {
    await wire.session.request({ type: 'set', to: room, payload });
  } catch (error) {
    if (conditionOf(error) !== 'conflict') throw error;
    throw new FaultError('DuplicateRoomName', 'There is a room of this name already. Choose another one.');
  }
}

async function offeredForm({ session }: Wire, room: RoomAddress): Promise<Form> {
  const answer = await session.request({ type: 'get', to: room, payload: writeMucOwner() });
  const form = answer && readForm(answer);
  if (!form) throw new FaultError('UnableToCreateRoom', 'The service did not say what a room may be.');
  return form;
}

/** What the room became counts, not what the service answered; it must at least keep what is said in it. */
async function readBack(
  wire: Wire,
  room: RoomAddress,
  { privacy = 'Closed', behavior = 'Normal' }: ChatRoomSettings,
): Promise<void> {
  const { properties, persistent } = await wire.describe(room);
  if (persistent && properties.privacy === privacy && properties.behavior === behavior) return;
  throw new FaultError('UnableToCreateRoom', 'The service made another kind of room than was asked for.');
}

function mayNotCreate(error: unknown): unknown {
  const condition = conditionOf(error);
  if (condition !== 'not-allowed' && condition !== 'forbidden') return error;
  return new FaultError('ErrorPermission', 'You may not make rooms on this service.');
}
