import { type FaultCode, FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomInvitation, ChatRoomInvitationsFound } from '#electron/model/invitation.ts';
import type { Tell } from '../events.ts';
import type { JsonFile } from '../json-file.ts';
import type { KeptInvitations } from './kept-invitations.ts';

/** More than anybody answers; strangers can send as many as they like. */
const most = 200;

export interface RoomInvitationsOptions {
  readonly file: JsonFile<KeptInvitations>;
  /** The person is in this room anyway. */
  readonly isFollowed: (room: RoomAddress) => boolean;
  readonly tell: Tell;
  readonly log: (line: string) => void;
}

/** The part of the chat service that keeps invitations until they are answered. */
export interface InvitationService {
  browseChatRoomsByInvitations(lastId?: string): Promise<ChatRoomInvitationsFound>;
  acceptInvitation(invitation: ChatRoomInvitation): Promise<void>;
  declineInvitation(invitation: ChatRoomInvitation): Promise<void>;
}

/** Invitations to rooms that wait for an answer, one for each room, here also while nobody is online. */
export class RoomInvitations {
  readonly #options: RoomInvitationsOptions;
  #kept: KeptInvitations;

  constructor(options: RoomInvitationsOptions) {
    this.#options = options;
    this.#kept = options.file.value;
  }

  /** The newest first. */
  get all(): readonly ChatRoomInvitation[] {
    return this.#kept.invitations.filter(({ room }) => !this.#options.isFollowed(room));
  }

  get(room: RoomAddress): ChatRoomInvitation | undefined {
    return this.#kept.invitations.find((one) => one.room === room);
  }

  arrived(invitation: ChatRoomInvitation): void {
    this.#keep({ ...this.#kept, invitations: merge([invitation], this.#kept.invitations) });
  }

  /**
   * What came meanwhile. Where some of the service's wait here already it is asked for all, because an invitation
   * that was taken back, with the name of its room, has to go; otherwise only for what is new.
   */
  async catchUp(service: InvitationService): Promise<void> {
    const waiting = this.#kept.invitations.some(({ id }) => id !== undefined);
    const found = await service.browseChatRoomsByInvitations(waiting ? undefined : this.#kept.lastId);
    const others = this.#kept.invitations.filter(({ id }) => id === undefined);
    // What nobody keeps was told when it came, and may be answered since.
    const newest = found.invitations.filter(({ id }) => id !== undefined).toReversed();
    const lastId = found.lastId ?? this.#kept.lastId;
    this.#keep({ invitations: merge(newest, others), ...(lastId !== undefined && { lastId }) });
  }

  /** Enters by `follow`, which ends the invitation at the service too. */
  async accept(
    room: RoomAddress,
    service: InvitationService,
    follow: (room: RoomAddress) => Promise<void>,
  ): Promise<void> {
    const invitation = this.get(room);
    try {
      await follow(room);
    } catch (error) {
      if (isOver(error)) this.gone(room);
      throw error;
    }
    if (invitation) {
      await service.acceptInvitation(invitation).catch((error) => this.#options.log(notTold(room, error)));
    }
    this.gone(room);
  }

  async decline(room: RoomAddress, service: InvitationService): Promise<void> {
    const invitation = this.get(room);
    try {
      if (invitation) await service.declineInvitation(invitation);
    } catch (error) {
      if (!isOver(error)) throw error;
    }
    this.gone(room);
  }

  /** Answered here or elsewhere, or worth nothing any more. */
  gone(room: RoomAddress): void {
    if (!this.get(room)) return;
    const invitations = this.#kept.invitations.filter((one) => one.room !== room);
    this.#keep({ ...this.#kept, invitations });
  }

  #keep(next: KeptInvitations): void {
    const { file, tell, log } = this.#options;
    if (JSON.stringify(next) === JSON.stringify(this.#kept)) return;
    const before = this.all;
    this.#kept = next;
    try {
      file.write(next);
    } catch (error) {
      log(`Invitations could not be stored: ${String(error)}`);
    }
    if (JSON.stringify(this.all) === JSON.stringify(before)) return;
    tell('roomInvitations.changed', { invitations: this.all });
    const news = this.all.filter(({ room }) => before.every((one) => one.room !== room));
    for (const invitation of news) tell('roomInvitations.arrived', { invitation });
  }
}

function merge(
  newer: readonly ChatRoomInvitation[],
  older: readonly ChatRoomInvitation[],
): readonly ChatRoomInvitation[] {
  const byRoom = new Map<RoomAddress, ChatRoomInvitation>();
  for (const one of [...newer, ...older]) if (!byRoom.has(one.room)) byRoom.set(one.room, one);
  return [...byRoom.values()].slice(0, most);
}

const over: ReadonlySet<FaultCode> = new Set(['NoSuchNode', 'ErrorPermission']);

function isOver(error: unknown): boolean {
  return error instanceof FaultError && over.has(error.fault.code);
}

function notTold(room: RoomAddress, error: unknown): string {
  return `The service was not told that the invitation to ${room} is accepted: ${String(error)}`;
}
