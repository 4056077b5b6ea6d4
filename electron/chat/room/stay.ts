import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { ChatHistoryQueryOptions, ChatHistoryResult } from '../history/history-values.ts';
import { queryRoom } from '../history/query-history.ts';
import type { RoomDescription } from '../service/directory.ts';
import { noTrust, unknownRoom } from '../service/room-properties.ts';
import type { Wire } from '../wire.ts';
import { RoomArchive } from './archive.ts';
import { RoomLink, type RoomLinkListener } from './link.ts';
import { isHistory, type RoomView, readLiveMessage } from './message.ts';
import { doesTakeBack, takeBack } from './take-back.ts';

/** One stay in one room: being there, its archive, and what is known of it. */
export class RoomStay {
  readonly room: RoomAddress;
  readonly link: RoomLink;
  readonly archive: RoomArchive;
  readonly #wire: Wire;
  #description: RoomDescription;
  /** Nothing but history has been heard since the room was entered. */
  #fresh = true;

  constructor(wire: Wire, room: RoomAddress, listener: RoomLinkListener) {
    this.#wire = wire;
    this.room = room;
    const nothing = { trust: noTrust, persistent: true, features: [], contacts: [] };
    this.#description = { ...nothing, properties: unknownRoom(room, '') };
    this.archive = new RoomArchive(wire.session, () => this.view);
    this.link = new RoomLink(wire, room, () => this.#description.trust, {
      ...listener,
      entered: () => {
        this.#fresh = true;
        listener.entered();
      },
    });
  }

  get properties() {
    return this.#description.properties;
  }

  /** Everybody in it is told who the others are (XEP-0045, 4.2). */
  get tellsAddresses(): boolean {
    return this.#description.trust.realAddresses;
  }

  /** Rejects with a FaultError. */
  async enter(): Promise<void> {
    // First asked what it is, because entering a room that does not exist would make it.
    await this.link.enter(() => this.describe());
  }

  /** Asks the room what it is. Rejects with a FaultError, and what was known stays. */
  async describe(): Promise<void> {
    this.#description = await this.#wire.describe(this.room);
  }

  /** A stanza of the room, as the message that it is, if it is one that is said now. */
  hear(stanza: Element): Message | undefined {
    this.link.heard();
    if (this.archive.hear(stanza) || !this.link.inside) return undefined;
    // History that nobody asked for comes first (XEP-0045, 7.2.13); later such a stamp is a sender's forgery.
    if (this.#fresh && isHistory(stanza, this.room)) return undefined;
    this.#fresh = false;
    return readLiveMessage(stanza, this.view, this.#wire.now());
  }

  /** Searches what was said here (reference: `BeginQueryChatHistory`). */
  query(options: ChatHistoryQueryOptions): Promise<ChatHistoryResult> {
    return queryRoom(this.#wire, this.#description, this.view, options);
  }

  get canTakeBack(): boolean {
    return doesTakeBack(this.#description) && (this.link.self?.moderates ?? false);
  }

  /** Takes back what somebody said (XEP-0425). */
  takeBack(id: ArchiveId, reason: string | undefined): Promise<void> {
    return takeBack(this.#wire.session, this.#description, id, reason);
  }

  get view(): RoomView {
    return {
      room: this.room,
      trust: this.#description.trust,
      serverTime: this.#wire.isPerch,
      namesAuthors: this.#wire.isPerch && this.#description.trust.realAddresses,
      find: (nickname) => this.link.roster.find(nickname)?.person,
      isOwn: (author) => this.link.isOwn(author),
    };
  }
}
