import { FaultError } from '../model/fault.ts';
import type { BareAddress, RoomAddress } from '../model/ids.ts';
import { conditionOf } from '../session/request-fault.ts';
import { type Form, readForm, writeForm } from '../stanza/0004-form.ts';
import { writeMucAdmin } from '../stanza/0045-admin.ts';
import { type Affiliation, mucStatus, writeDestroyed } from '../stanza/0045-muc.ts';
import { NS } from '../stanza/namespaces.ts';
import { type Element, xml } from '../stanza/xml.ts';
import { type Entered, Entrance } from './entrance.ts';
import { type ChatRoomSettings, fillConfiguration, offersAuditoriums } from './room-configuration.ts';
import type { Wire } from './wire.ts';

/** Lists of people that a room keeps. */
export type ChatRoomRole = 'Member' | 'Manager' | 'Presenter';

/** On stock services people who present are those whom XEP-0045 gives voice for good: the members. */
const affiliations: Readonly<Record<ChatRoomRole, Affiliation>> = {
  Member: 'member',
  Manager: 'owner',
  Presenter: 'member',
};

const longestName = 256;
const mostAddresses = 5;

/** Makes rooms and changes who may do what in them (reference: `ChatRoomManagementServices`). */
export class ChatRoomManagementServices {
  readonly #wire: Wire;
  readonly #service: BareAddress;

  constructor(wire: Wire, service: BareAddress) {
    this.#wire = wire;
    this.#service = service;
  }

  /**
   * Makes a persistent room as a reserved one (XEP-0045, 10.1.3), reads back what it became, and answers its address;
   * the session to talk in it is another matter. FaultErrors: InvalidArgument (name, description), ErrorPermission
   * (not here, not you), DuplicateRoomName, MsgNotSupported (such a room is not offered here), UnableToCreateRoom.
   * On failure nothing is left behind.
   */
  async createChatRoom(settings: ChatRoomSettings): Promise<RoomAddress> {
    checkSettings(settings);
    this.#checkOffered(settings);
    const room = await this.#reserve(settings);
    try {
      await this.#configure(room, settings);
      await this.#readBack(room, settings);
    } catch (error) {
      await this.deleteChatRoom(room).catch(() => {});
      throw error;
    }
    await this.#leave(room);
    return room;
  }

  /** One by one: Prosody applies only the first of several, and answers as if it had done all. */
  async addUsersToRole(role: ChatRoomRole, room: RoomAddress, users: readonly BareAddress[]): Promise<void> {
    for (const jid of users) await this.#affiliate(room, jid, affiliations[role]);
  }

  /** Takes all rights in the room away; whoever is in it and may no longer be is removed at once. */
  async removeUsers(room: RoomAddress, users: readonly BareAddress[]): Promise<void> {
    for (const jid of users) await this.#affiliate(room, jid, 'none');
  }

  /** For good, with everybody in it. */
  async deleteChatRoom(room: RoomAddress): Promise<void> {
    await this.#set(room, xml('query', { xmlns: NS.mucOwner }, writeDestroyed({})));
  }

  /**
   * XEP-0045 knows no presenters beside members: on Prosody all members of such a room post, and ejabberd lets
   * people back in who were removed from it.
   */
  #checkOffered({ privacy = 'Closed', behavior = 'Normal' }: ChatRoomSettings): void {
    if (behavior === 'Normal' || privacy === 'Open' || this.#wire.isPerch()) return;
    throw new FaultError('MsgNotSupported', 'On this service an auditorium has to be open to everybody.');
  }

  /** Enters under a new address after another, until one is new to the service. */
  async #reserve(settings: ChatRoomSettings): Promise<RoomAddress> {
    for (let tries = 0; tries < mostAddresses; tries += 1) {
      const room = `${addressFor(settings, tries, this.#wire.session.surroundings.id())}@${this.#service}`;
      if (this.#wire.router.has(room) || (await this.#exists(room))) continue;
      if (await this.#entersNew(room)) return room;
    }
    throw new FaultError('UnableToCreateRoom', 'No free address was found for this room. Try another name.');
  }

  async #entersNew(room: RoomAddress): Promise<boolean> {
    try {
      const entered = await this.#enter(room);
      if (entered.user.statuses.includes(mucStatus.created)) return true;
      await this.#leave(room);
      return false;
    } catch (error) {
      // A secret room that is not for us to see has this address.
      if (conditionOf(error) === 'item-not-found') return false;
      throw mayNotCreate(error);
    }
  }

  async #exists(room: RoomAddress): Promise<boolean> {
    try {
      await this.#wire.describe(room);
      return true;
    } catch (error) {
      if (error instanceof FaultError && error.fault.code === 'NoSuchNode') return false;
      if (conditionOf(error) === undefined) throw error;
      return true;
    }
  }

  async #enter(room: RoomAddress): Promise<Entered> {
    const { session, router, nickname } = this.#wire;
    const entrance = new Entrance({
      room,
      nickname,
      send: (presence) => session.send(presence),
      surroundings: session.surroundings,
    });
    const detach = router.attach(room, { presence: (stanza) => entrance.hear(stanza), message: () => {} });
    try {
      return await entrance.enter();
    } finally {
      detach();
    }
  }

  async #configure(room: RoomAddress, settings: ChatRoomSettings): Promise<void> {
    const form = await this.#offeredForm(room);
    if (settings.behavior === 'Auditorium' && !offersAuditoriums(form)) {
      throw new FaultError('MsgNotSupported', 'This service offers no auditoriums.');
    }
    const filled = writeForm(fillConfiguration(form, settings));
    try {
      await this.#set(room, xml('query', { xmlns: NS.mucOwner }, filled));
    } catch (error) {
      if (conditionOf(error) !== 'conflict') throw error;
      throw new FaultError('DuplicateRoomName', 'There is a room of this name already. Choose another one.');
    }
  }

  async #offeredForm(room: RoomAddress): Promise<Form> {
    const payload = xml('query', { xmlns: NS.mucOwner });
    const answer = await this.#wire.session.request({ type: 'get', to: room, payload });
    const form = answer && readForm(answer);
    if (!form) throw new FaultError('UnableToCreateRoom', 'The service did not say what a room may be.');
    return form;
  }

  /** What the room became counts, not what the service answered; it must at least keep what is said in it. */
  async #readBack(
    room: RoomAddress,
    { privacy = 'Closed', behavior = 'Normal' }: ChatRoomSettings,
  ): Promise<void> {
    const { properties, persistent } = await this.#wire.describe(room);
    if (persistent && properties.privacy === privacy && properties.behavior === behavior) return;
    throw new FaultError('UnableToCreateRoom', 'The service made another kind of room than was asked for.');
  }

  async #leave(room: RoomAddress): Promise<void> {
    const to = `${room}/${this.#wire.nickname}`;
    await this.#wire.session.send(xml('presence', { to, type: 'unavailable' })).catch(() => {});
  }

  async #affiliate(room: RoomAddress, jid: BareAddress, affiliation: Affiliation): Promise<void> {
    await this.#set(room, writeMucAdmin([{ jid, affiliation }]));
  }

  async #set(room: RoomAddress, payload: Element): Promise<void> {
    await this.#wire.session.request({ type: 'set', to: room, payload });
  }
}

function checkSettings({ name, description = '' }: ChatRoomSettings): void {
  if (!name.trim() || [...name].length > longestName) {
    throw new FaultError('InvalidArgument', `A room's name has 1 to ${longestName} characters.`);
  }
  if ([...description].length > longestName) {
    throw new FaultError('InvalidArgument', `A room's description has at most ${longestName} characters.`);
  }
}

/**
 * What to try as a new room's local part: first what the name says, then that with something random. The address
 * of a secret room is all random: from one that can be guessed anybody could find out that there is something.
 */
export function addressFor({ name, privacy }: ChatRoomSettings, tries: number, random: string): string {
  if (privacy === 'Secret') return `room-${random}`;
  return tries === 0 ? slug(name) : `${slug(name)}-${random.slice(0, 8)}`;
}

/** The local part of an address that reminds of the name. */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return [...joined].slice(0, 60).join('') || 'room';
}

function mayNotCreate(error: unknown): unknown {
  const condition = conditionOf(error);
  if (condition !== 'not-allowed' && condition !== 'forbidden') return error;
  return new FaultError('ErrorPermission', 'You may not make rooms on this service.');
}
