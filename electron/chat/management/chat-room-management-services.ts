import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { writeMucAdmin } from '#electron/stanza/0045-admin.ts';
import type { Affiliation } from '#electron/stanza/0045-muc.ts';
import type { Wire } from '../wire.ts';
import { createRoom, deleteRoom } from './create-room.ts';
import type { ChatRoomSettings } from './room-form.ts';

/** Lists of people that a room keeps. */
export type ChatRoomRole = 'Member' | 'Manager' | 'Presenter';

/** On stock services people who present are those whom XEP-0045 gives voice for good: the members. */
const affiliations: Readonly<Record<ChatRoomRole, Affiliation>> = {
  Member: 'member',
  Manager: 'owner',
  Presenter: 'member',
};

const longestName = 256;

/** Makes rooms and changes who may do what in them (reference: `ChatRoomManagementServices`). */
export class ChatRoomManagementServices {
  readonly #wire: Wire;
  readonly #service: BareAddress;

  /** @internal */
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
    return createRoom(this.#wire, this.#service, settings);
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
    await deleteRoom(this.#wire, room);
  }

  /**
   * XEP-0045 knows no presenters beside members: on Prosody all members of such a room post, and ejabberd lets
   * people back in who were removed from it.
   */
  #checkOffered({ privacy = 'Closed', behavior = 'Normal' }: ChatRoomSettings): void {
    if (behavior === 'Normal' || privacy === 'Open' || this.#wire.isPerch) return;
    throw new FaultError('MsgNotSupported', 'On this service an auditorium has to be open to everybody.');
  }

  async #affiliate(room: RoomAddress, jid: BareAddress, affiliation: Affiliation): Promise<void> {
    const payload = writeMucAdmin([{ jid, affiliation }]);
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
