import type { AlertLevel } from '../model/alert.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import { Emitter } from '../session/emitter.ts';
import type { Session } from '../session/session.ts';
import { type Bookmark, readBookmark, writeBookmark } from '../stanza/0402-bookmarks.ts';
import { isPinned, writePinned } from '../stanza/0469-pinning.ts';
import { readAlertLevel, writeAlertLevel } from '../stanza/0492-notify.ts';
import { bareJid } from '../stanza/jid.ts';
import { NS } from '../stanza/namespaces.ts';
import type { Element } from '../stanza/xml.ts';
import { OwnNode } from './own-node.ts';
import { speakableLine } from './speakable.ts';

/** A room on the person's own list (XEP-0402 bookmark). */
export interface FollowedRoom {
  readonly room: RoomAddress;
  /** As it was called when it was followed; '' where nobody said. */
  readonly name: string;
  /** Entered at sign-in, on every device. */
  readonly autojoin: boolean;
  /** What of it may alert (XEP-0492); absent where the person has not said. */
  readonly alertLevel?: AlertLevel;
  /** One of the person's favourites (XEP-0469). */
  readonly pinned?: true;
}

interface FollowedRoomsEvents {
  /** Changed here or on another device: the whole list anew. */
  followedRoomsChanged: readonly FollowedRoom[];
}

/** The person's list of rooms, kept on their server, the same on every device (XEP-0402). */
export class FollowedRooms {
  readonly #node: OwnNode;
  readonly #events = new Emitter<FollowedRoomsEvents>();
  readonly #undo: readonly (() => void)[];
  #bookmarks: Map<RoomAddress, Bookmark> | undefined;

  /** @internal */
  constructor(session: Session) {
    this.#node = new OwnNode(session, NS.bookmarks);
    this.#undo = [
      session.on('message', (message) => this.#hear(message)),
      // Changes may have passed by unseen.
      session.on('began', (beginning) => {
        if (beginning === 'renewed') this.#bookmarks = undefined;
      }),
    ];
  }

  /** For the endpoint: hears no more of changes. @internal */
  close(): void {
    for (const each of this.#undo) each();
  }

  /** Returns its undo. */
  on(name: 'followedRoomsChanged', listener: (rooms: readonly FollowedRoom[]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Empty also where the server keeps no such lists. */
  async list(): Promise<readonly FollowedRoom[]> {
    return toList(await this.#load());
  }

  /** What other programs keep in the bookmark stays (XEP-0402, 3.1). FaultErrors: MsgNotSupported, TimedOut, … */
  async follow(room: RoomAddress, name: string): Promise<void> {
    const bookmarks = await this.#load();
    const known = bookmarks.get(room);
    const bookmark: Bookmark = {
      ...known,
      room,
      name: speakableLine(name) || (known?.name ?? ''),
      autojoin: true,
    };
    await this.#node.publish(room, writeBookmark(bookmark));
    bookmarks.set(room, bookmark);
    this.#tell();
  }

  /**
   * What of a room on the list may alert, on every device; null: nothing of its own. FaultErrors: NoSuchNode (not on
   * the list), MsgNotSupported, TimedOut, …
   */
  setAlertLevel(room: RoomAddress, level: AlertLevel | null): Promise<void> {
    return this.#extend(room, (extensions) => writeAlertLevel(extensions, level));
  }

  /** Makes a room on the list a favourite, on every device, or lets it be one no more. FaultErrors: as above. */
  setPinned(room: RoomAddress, pinned: boolean): Promise<void> {
    return this.#extend(room, (extensions) => writePinned(extensions, pinned));
  }

  async #extend(
    room: RoomAddress,
    change: (extensions: Element | undefined) => Element | undefined,
  ): Promise<void> {
    const bookmarks = await this.#load();
    const known = bookmarks.get(room);
    if (!known) throw new FaultError('NoSuchNode', 'Follow this room first.');
    const { extensions: before, ...rest } = known;
    const extensions = change(before);
    const bookmark: Bookmark = { ...rest, ...(extensions && { extensions }) };
    await this.#node.publish(room, writeBookmark(bookmark));
    bookmarks.set(room, bookmark);
    this.#tell();
  }

  async unfollow(room: RoomAddress): Promise<void> {
    const bookmarks = await this.#load();
    await this.#node.retract(room);
    bookmarks.delete(room);
    this.#tell();
  }

  async #load(): Promise<Map<RoomAddress, Bookmark>> {
    if (this.#bookmarks) return this.#bookmarks;
    const items = await this.#node.items();
    const bookmarks = new Map(items.flatMap(({ id, payload }) => readItem(id, payload)));
    this.#bookmarks = bookmarks;
    return bookmarks;
  }

  #hear(message: Element): void {
    const event = this.#node.heard(message);
    if (!event || !this.#bookmarks) return;
    if (event.kind !== 'items') this.#bookmarks.clear();
    else {
      for (const { id, payload } of event.items) {
        for (const [room, bookmark] of readItem(id, payload)) this.#bookmarks.set(room, bookmark);
      }
      for (const id of event.retracted) this.#bookmarks.delete(bareJid(id) ?? '');
    }
    this.#tell();
  }

  #tell(): void {
    if (this.#bookmarks) this.#events.emit('followedRoomsChanged', toList(this.#bookmarks));
  }
}

function readItem(
  id: string | undefined,
  payload: Element | undefined,
): readonly (readonly [RoomAddress, Bookmark])[] {
  const room = bareJid(id ?? '');
  const bookmark = room?.includes('@') && payload && readBookmark(room, payload);
  return room && bookmark ? [[room, bookmark]] : [];
}

function toList(bookmarks: ReadonlyMap<RoomAddress, Bookmark>): readonly FollowedRoom[] {
  return [...bookmarks.values()].map(({ room, name = '', autojoin, extensions }) => {
    const alertLevel = readAlertLevel(extensions);
    const pinned = isPinned(extensions) && ({ pinned: true } as const);
    return { room, name, autojoin, ...(alertLevel && { alertLevel }), ...pinned };
  });
}
