import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { LogicalRoom, Misfit } from '#electron/model/logical-room.ts';
import type { ChatRoomSettings } from '#electron/model/room-settings.ts';
import { Emitter, type On } from '#electron/session/emitter.ts';
import type { Wire } from '../wire.ts';

export interface LogicalChatRoomsEvents {
  /** Linked or parted, here, on another device or by somebody else: all that are known, anew. */
  logicalRoomsChanged: readonly LogicalRoom[];
}

/** How rooms become one. */
export interface LinkOptions {
  /** Whoever may enter the private room and not the public one, and can be, is made a member of the public one. */
  readonly addMembers?: boolean;
}

/** What a private room is made of; it is secret, and linked from its first moment. */
export type PrivateRoomSettings = Omit<ChatRoomSettings, 'privacy' | 'companion'>;

/**
 * Pairs of rooms shown as one, as far as this person is in both. On our service a manager of both links them, for all
 * who may enter the private one; elsewhere each person does it for themselves, on a list of their own.
 */
export class LogicalChatRooms {
  readonly on: On<LogicalChatRoomsEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #events = new Emitter<LogicalChatRoomsEvents>();
  readonly #wire: Wire;

  /** @internal */
  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** The service keeps the links, and checks them; otherwise they are this person's alone. */
  get areShared(): boolean {
    return this.#wire.isPerch;
  }

  /** Those that this person may enter. */
  async list(): Promise<readonly LogicalRoom[]> {
    return [];
  }

  /**
   * Who of these would not fit into a private room beside a public one, for those who manage the public one. On a stock
   * service: as far as its lists tell. FaultErrors: NoSuchNode, ErrorPermission, NotConnected, ConnectionLost, TimedOut.
   */
  async preview(_publicRoom: RoomAddress, _members: readonly BareAddress[]): Promise<readonly Misfit[]> {
    return [];
  }

  /**
   * Shows two rooms as one from now on; all of it or nothing. FaultErrors, each with the field `companion`:
   * PrincipalsNotInScope (`values` are those who may not enter the public room), ErrorPermission (manages not both),
   * NoSuchNode, InvalidArgument (not a secret room beside an open or closed one).
   */
  async link(_room: LogicalRoom, _options: LinkOptions = {}): Promise<void> {}

  /** Both rooms stay, each for itself. Nothing happens where they are not linked. */
  async unlink(_privateRoom: RoomAddress): Promise<void> {}

  /** Makes a secret room beside a public one, in one step. FaultErrors: those of `createChatRoom` and of `link`. */
  async create(
    _publicRoom: RoomAddress,
    _settings: PrivateRoomSettings,
    _options: LinkOptions = {},
  ): Promise<RoomAddress> {
    return '';
  }
}
