import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { LogicalRoom, Misfit } from '#electron/model/logical-room.ts';
import type { RoomProperties } from '#electron/model/room.ts';
import type { ChatRoomSettings } from '#electron/model/room-settings.ts';
import { Emitter, type On } from '#electron/session/emitter.ts';
import type { RoomDirectory } from '../directory/room-directory.ts';
import { createRoom, deleteRoom } from '../management/create-room.ts';
import { missingOnStock } from '../management/missing.ts';
import { addToRole } from '../management/roles.ts';
import type { Wire } from '../wire.ts';
import { linkOnService } from './link-on-service.ts';
import { askMisfits } from './misfits.ts';
import type { OwnLinks } from './own-links.ts';

export interface LogicalChatRoomsEvents {
  /** Linked or parted, by this person or by others: those that are known by now, anew. */
  logicalRoomsChanged: readonly LogicalRoom[];
}

/** How rooms become one. */
export interface LinkOptions {
  /** Whoever may enter the private room and not the public one, and can be, is made a member of the public one. */
  readonly addMembers?: boolean;
}

/** What a private room is made of; it is secret, and linked from its first moment. */
export type PrivateRoomSettings = Omit<ChatRoomSettings, 'privacy' | 'companion'>;

/** More nobody is in. */
const mostRooms = 1_000;

/**
 * Pairs of rooms shown as one, as far as this person may enter both. On our service a manager of both links them, for
 * all who may enter the private one; elsewhere each person does it for themselves, on a list of their own.
 */
export class LogicalChatRooms {
  readonly on: On<LogicalChatRoomsEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #events = new Emitter<LogicalChatRoomsEvents>();
  readonly #wire: Wire;
  readonly #directory: RoomDirectory;
  readonly #own: OwnLinks | undefined;
  readonly #known = new Map<RoomAddress, RoomAddress>();

  /** `own` where the service keeps no links. @internal */
  constructor(wire: Wire, directory: RoomDirectory, own: OwnLinks | undefined) {
    this.#wire = wire;
    this.#directory = directory;
    this.#own = own;
  }

  /** The service keeps the links, and checks them; otherwise they are this person's alone. */
  get areShared(): boolean {
    return this.#own === undefined;
  }

  /** Those that this person may enter. FaultErrors: NotConnected, ConnectionLost, TimedOut. */
  async list(): Promise<readonly LogicalRoom[]> {
    const rooms = this.#own ? await this.#describeOwn(this.#own) : await this.#findShared();
    for (const { address, companion } of rooms) this.#note(address, companion);
    return rooms.flatMap(({ address, companion }) =>
      companion === undefined ? [] : [{ publicRoom: companion, privateRoom: address }],
    );
  }

  /**
   * Who of these could not enter a public room, asked by those who manage it: nothing is saved. On a stock service as
   * far as its lists tell. FaultErrors: NoSuchNode, ErrorPermission, NoSuchPrincipal, NotConnected, ConnectionLost,
   * TimedOut.
   */
  preview(publicRoom: RoomAddress, members: readonly BareAddress[]): Promise<readonly Misfit[]> {
    return askMisfits(this.#wire, publicRoom, members);
  }

  /**
   * Shows two rooms as one from now on; on our service all of it or nothing. FaultErrors, with the field `companion`:
   * PrincipalsNotInScope (`values` are those who may not enter the public room), ErrorPermission (manages not both),
   * NoSuchNode, InvalidArgument (not a secret room beside an open or closed one).
   */
  async link({ publicRoom, privateRoom }: LogicalRoom, options: LinkOptions = {}): Promise<void> {
    if (this.#own) {
      await this.#linkForOneself(this.#own, publicRoom, privateRoom);
      if (options.addMembers) await this.#addMembers(publicRoom, privateRoom);
    } else {
      await linkOnService(this.#wire, privateRoom, publicRoom, options.addMembers);
      await this.#wire.describe(privateRoom);
    }
  }

  /** Both rooms stay, each for itself. Nothing happens where they are not linked. */
  async unlink(privateRoom: RoomAddress): Promise<void> {
    if (this.#own) return this.#own.set(privateRoom, undefined);
    await linkOnService(this.#wire, privateRoom, '');
    this.#note(privateRoom, undefined);
  }

  /**
   * Makes a secret room beside a public one, linked from its first moment. FaultErrors: those of `createChatRoom` and
   * of `link`; then nothing is left behind.
   */
  async create(
    publicRoom: RoomAddress,
    settings: PrivateRoomSettings,
    { addMembers }: LinkOptions = {},
  ): Promise<RoomAddress> {
    const secret = { ...settings, privacy: 'Secret' } as const;
    if (!this.#own) {
      return createRoom(this.#wire, {}, { ...secret, companion: publicRoom }, { addMembers });
    }
    await this.#needPublic(publicRoom);
    const room = await createRoom(this.#wire, missingOnStock, secret);
    try {
      await this.link({ publicRoom, privateRoom: room }, { ...(addMembers && { addMembers }) });
    } catch (error) {
      await deleteRoom(this.#wire, room).catch(() => {});
      throw error;
    }
    return room;
  }

  /** For the endpoint: what a room has just told of itself. @internal */
  hear({ address, companion }: RoomProperties): void {
    this.#note(address, companion);
  }

  /** For the endpoint: this person may not enter the room any more. @internal */
  lost(room: RoomAddress): void {
    this.#note(room, undefined);
  }

  #note(privateRoom: RoomAddress, publicRoom: RoomAddress | undefined): void {
    if (this.#known.get(privateRoom) === publicRoom) return;
    if (publicRoom === undefined) this.#known.delete(privateRoom);
    else this.#known.set(privateRoom, publicRoom);
    const rooms = [...this.#known].map(([one, other]) => ({ privateRoom: one, publicRoom: other }));
    this.#events.emit('logicalRoomsChanged', rooms);
  }

  #findShared() {
    return this.#directory.findAll({ mine: 'member', privacy: 'Secret' }, mostRooms);
  }

  async #describeOwn(own: OwnLinks) {
    const links = await own.list();
    const told = await Promise.all(
      [...links.keys()].map((room) => this.#wire.describe(room).catch(() => undefined)),
    );
    return told.flatMap((one) => (one ? [one.properties] : []));
  }

  async #linkForOneself(own: OwnLinks, publicRoom: RoomAddress, privateRoom: RoomAddress): Promise<void> {
    await this.#needPublic(publicRoom);
    const { properties } = await this.#wire.describe(privateRoom);
    if (properties.privacy !== 'Secret') throw notThese();
    await own.set(privateRoom, publicRoom);
  }

  async #needPublic(room: RoomAddress): Promise<void> {
    const { properties } = await this.#wire.describe(room);
    if (properties.privacy === 'Secret') throw notThese();
  }

  /** As far as this person may know and change the lists. */
  async #addMembers(publicRoom: RoomAddress, privateRoom: RoomAddress): Promise<void> {
    const misfits = await askMisfits(this.#wire, publicRoom, privateRoom);
    const added = misfits.filter(({ addable }) => addable).map(({ principal }) => principal.address);
    if (added.length > 0) await addToRole(this.#wire, 'Member', publicRoom, added);
  }
}

function notThese(): FaultError {
  return new FaultError('InvalidArgument', 'Only a secret room can be linked, with an open or closed one.', {
    field: 'companion',
  });
}
