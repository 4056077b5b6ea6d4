import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import { Emitter } from '../session/emitter.ts';
import { conditionOf } from '../session/request-fault.ts';
import type { Session } from '../session/session.ts';
import { makeForm } from '../stanza/0004-form.ts';
import {
  type PubSubRequest,
  readPubSubEvent,
  readPubSubItems,
  writePubSubRequest,
} from '../stanza/0060-pubsub.ts';
import { type Bookmark, bookmarkOptions, readBookmark, writeBookmark } from '../stanza/0402-bookmarks.ts';
import { bareJid } from '../stanza/jid.ts';
import { NS } from '../stanza/namespaces.ts';
import type { Element } from '../stanza/xml.ts';
import { speakableLine } from './speakable.ts';

/** A room on the person's own list (XEP-0402 bookmark). */
export interface FollowedRoom {
  readonly room: RoomAddress;
  /** As it was called when it was followed; '' where nobody said. */
  readonly name: string;
  /** Entered at sign-in, on every device. */
  readonly autojoin: boolean;
}

interface FollowedRoomsEvents {
  /** Changed here or on another device: the whole list anew. */
  followedRoomsChanged: readonly FollowedRoom[];
}

const node = NS.bookmarks;
/** What ejabberd 23.01 knows of them, with a number that it takes. */
const modestOptions = { 'pubsub#max_items': '1000', 'pubsub#access_model': 'whitelist' };

/** The person's list of rooms, kept on their server, the same on every device (XEP-0402). */
export class FollowedRooms {
  readonly #session: Session;
  readonly #events = new Emitter<FollowedRoomsEvents>();
  readonly #undo: readonly (() => void)[];
  #bookmarks: Map<RoomAddress, Bookmark> | undefined;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
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
    await this.#publish(bookmark);
    bookmarks.set(room, bookmark);
    this.#tell();
  }

  async unfollow(room: RoomAddress): Promise<void> {
    const bookmarks = await this.#load();
    await this.#ask({ kind: 'retract', node, ids: [room], notify: true }).catch(unlessNothing);
    bookmarks.delete(room);
    this.#tell();
  }

  async #load(): Promise<Map<RoomAddress, Bookmark>> {
    if (this.#bookmarks) return this.#bookmarks;
    const answer = await this.#ask({ kind: 'items', node, ids: [] }).catch(unlessNothing);
    const items = (answer && readPubSubItems(answer)) ?? [];
    const bookmarks = new Map(items.flatMap(({ id, payload }) => readItem(id, payload)));
    this.#bookmarks = bookmarks;
    return bookmarks;
  }

  async #publish(bookmark: Bookmark): Promise<void> {
    const publish = {
      kind: 'publish',
      node,
      items: [{ id: bookmark.room, payload: writeBookmark(bookmark) }],
    } as const;
    try {
      await this.#ask({ ...publish, options: makeForm('submit', NS.publishOptions, bookmarkOptions) });
    } catch (error) {
      if (!(error instanceof FaultError) || conditionOf(error) === undefined) throw error;
      // Preconditions that the server does not know or that the node does not meet: configure, then publish plainly.
      await this.#configure(publish);
      await this.#ask(publish);
    }
  }

  async #configure(publish: PubSubRequest): Promise<void> {
    const configure = (values: Record<string, string | boolean>) =>
      this.#ask({ kind: 'setConfiguration', node, configuration: makeForm('submit', NS.nodeConfig, values) });
    try {
      await configure(modestOptions);
    } catch (error) {
      if (conditionOf(error) !== 'item-not-found') throw error;
      await this.#ask(publish);
      await configure(modestOptions);
    }
  }

  #ask(request: PubSubRequest): Promise<Element | undefined> {
    const type = request.kind === 'items' ? 'get' : 'set';
    return this.#session.request({ type, payload: writePubSubRequest(request) });
  }

  /** Believed from the own account alone: anybody may send such a message. */
  #hear(message: Element): void {
    const from = message.attrs.from;
    if (from !== undefined && from !== this.#session.address) return;
    const event = readPubSubEvent(message);
    if (event?.node !== node || !this.#bookmarks) return;
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
  return [...bookmarks.values()].map(({ room, name = '', autojoin }) => ({ room, name, autojoin }));
}

/** No node yet, or a server without PEP. */
const nothing: ReadonlySet<string | undefined> = new Set([
  'item-not-found',
  'service-unavailable',
  'feature-not-implemented',
]);

function unlessNothing(error: unknown): undefined {
  if (!nothing.has(conditionOf(error))) throw error;
  return undefined;
}
