import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import { Emitter, type On } from '../session/emitter.ts';
import type { ChatRoomSession } from './chat-room-session.ts';
import type { PersistentChatEndpoint } from './persistent-chat-endpoint.ts';
import type { ReadMarker } from './read-markers.ts';
import { countAfter, type UnreadCount, UnreadTally } from './unread-tally.ts';

interface UnreadCountsEvents {
  /** Something was said, read, or marked. */
  unreadChanged: UnreadCount;
}

interface Watched {
  readonly session: ChatRoomSession;
  readonly tally: UnreadTally;
  readonly undo: readonly (() => void)[];
  told: string;
}

/**
 * How much is unread in rooms that this program is in: what the room's archive has after the read marker of the account
 * (XEP-0490), and what is said from then on. Nothing is kept on this machine. To have read is to move the marker:
 * `services.readMarkers.move`.
 */
export class UnreadCounts {
  /** Returns its undo. */
  readonly on: On<UnreadCountsEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #events = new Emitter<UnreadCountsEvents>();
  readonly #endpoint: PersistentChatEndpoint;
  readonly #rooms = new Map<RoomAddress, Watched>();
  readonly #undo: readonly (() => void)[];
  #markers: Promise<Map<RoomAddress, ReadMarker>> | undefined;

  /** Throws InvalidFlowOfOperations where the endpoint is not established. */
  constructor(endpoint: PersistentChatEndpoint) {
    this.#endpoint = endpoint;
    this.#undo = [
      endpoint.services.readMarkers.on('readMarkerChanged', (marker) => void this.#moved(marker)),
      // They may have moved unseen.
      endpoint.innerEndpoint.on('renewed', () => {
        this.#markers = undefined;
      }),
    ];
  }

  /** Ends all watching. */
  close(): void {
    for (const each of this.#undo) each();
    for (const room of [...this.#rooms.keys()]) this.#end(room);
  }

  /** Undefined for a room that is not watched. */
  get(room: RoomAddress): UnreadCount | undefined {
    const watched = this.#rooms.get(room);
    return watched?.tally.count(room);
  }

  /**
   * Counts in a room from now on until it is left, and resolves with what is unread now. FaultErrors: UserNotJoined,
   * ErrorPermission (its archive may not be read), TimedOut, ConnectionLost, NotConnected.
   */
  async watch(session: ChatRoomSession): Promise<UnreadCount> {
    const room = session.chatRoomUri;
    if (room === undefined) throw new FaultError('UserNotJoined', 'Enter the room first.');
    if (!this.#rooms.has(room)) this.#begin(room, session);
    try {
      await this.#recount(room);
    } catch (error) {
      this.#end(room);
      throw error;
    }
    const count = this.get(room);
    if (!count) throw new FaultError('UserNotJoined', 'The room was left meanwhile.');
    return count;
  }

  #begin(room: RoomAddress, session: ChatRoomSession): void {
    const tally = new UnreadTally();
    const undo = [
      session.on('chatMessageReceived', ({ archiveId, own }) => {
        tally.say({ id: archiveId, own });
        this.#tell(room);
      }),
      session.on('chatMessageRemoved', (id) => {
        tally.remove(id);
        this.#tell(room);
      }),
      session.on('rejoined', () => void this.#recount(room).catch(() => undefined)),
      session.on('chatRoomSessionStateChanged', ({ state }) => {
        if (state === 'Idle' || state === 'Terminated') this.#end(room);
      }),
    ];
    this.#rooms.set(room, { session, tally, undo, told: '' });
  }

  #end(room: RoomAddress): void {
    for (const each of this.#rooms.get(room)?.undo ?? []) each();
    this.#rooms.delete(room);
  }

  async #recount(room: RoomAddress): Promise<void> {
    const markers = await this.#loadMarkers();
    const watched = this.#rooms.get(room);
    if (!watched) return;
    const { session, tally } = watched;
    const marker = markers.get(room);
    const finish = tally.begin(marker);
    if (marker) finish(await countAfter((query) => session.archive.page(query), marker.archiveId));
    this.#tell(room);
  }

  async #moved(marker: ReadMarker): Promise<void> {
    const markers = await this.#loadMarkers().catch(() => undefined);
    markers?.set(marker.room, marker);
    const watched = this.#rooms.get(marker.room);
    if (!watched) return;
    if (watched.tally.read(marker)) this.#tell(marker.room);
    else await this.#recount(marker.room).catch(() => undefined);
  }

  #loadMarkers(): Promise<Map<RoomAddress, ReadMarker>> {
    const { readMarkers } = this.#endpoint.services;
    const loading =
      this.#markers ?? readMarkers.list().then((all) => new Map(all.map((each) => [each.room, each])));
    this.#markers = loading;
    loading.catch(() => {
      if (this.#markers === loading) this.#markers = undefined;
    });
    return loading;
  }

  #tell(room: RoomAddress): void {
    const watched = this.#rooms.get(room);
    const count = watched?.tally.count(room);
    if (!watched || !count || watched.told === JSON.stringify(count)) return;
    watched.told = JSON.stringify(count);
    this.#events.emit('unreadChanged', count);
  }
}
