import type { AlertLevel } from '../model/alert.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import { inTurn } from '../model/in-turn.ts';
import type { RoomPlace } from '../model/room.ts';
import { Emitter, type On } from '../session/emitter.ts';
import type { Session } from '../session/session.ts';
import type { PubSubEvent, PubSubItem } from '../stanza/0060-pubsub.ts';
import { type Bookmark, readBookmark, writeBookmark } from '../stanza/0402-bookmarks.ts';
import { isPinned, writePinned } from '../stanza/0469-pinning.ts';
import { readAlertLevel, writeAlertLevel } from '../stanza/0492-notify.ts';
import { bareJid } from '../stanza/jid.ts';
import { NS } from '../stanza/namespaces.ts';
import { readPlace, writePlace } from '../stanza/perch-place.ts';
import type { Element } from '../stanza/xml.ts';
import { OwnNode } from './own-node.ts';
import { speakableLine } from './speakable.ts';

/** A room on the person's own list (XEP-0402 bookmark). `group`, `order`: where the person wants it there. */
export interface FollowedRoom extends RoomPlace {
  readonly room: RoomAddress;
  /** As it was called when it was followed; '' where nobody said. */
  readonly name: string;
  /** Entered at sign-in, on every device; a room on the list without it is known, and not followed. */
  readonly autojoin: boolean;
  /** What of it may alert (XEP-0492); absent where the person has not said. */
  readonly alertLevel?: AlertLevel;
  /** One of the person's favourites (XEP-0469). */
  readonly pinned?: true;
}

/** What becomes of the list, here or on another device; what happened without a connection is told after it. */
interface FollowedRoomsEvents {
  /** The whole list anew. */
  followedRoomsChanged: readonly FollowedRoom[];
  followedRoomAdded: FollowedRoom;
  followedRoomRemoved: RoomAddress;
}

/** Other programs may write the address otherwise: to publish under another id would make a second bookmark. */
interface Kept extends Bookmark {
  readonly id: string;
}

/** The person's list of rooms, kept on their server, the same on every device (XEP-0402). */
export class FollowedRooms {
  /** Told from the first call of `list` on. Returns its undo. */
  readonly on: On<FollowedRoomsEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #node: OwnNode;
  readonly #events = new Emitter<FollowedRoomsEvents>();
  readonly #undo: readonly (() => void)[];
  /** Of one bookmark there is one version: two changes of it are made one after the other. */
  readonly #turns = new Map<RoomAddress, ReturnType<typeof inTurn>>();
  #bookmarks: Map<RoomAddress, Kept> | undefined;
  #loading: Promise<Map<RoomAddress, Kept>> | undefined;
  /** What was told while the list was on its way. */
  #early: PubSubEvent[] = [];
  #told: ReadonlyMap<RoomAddress, FollowedRoom> | undefined;

  /** @internal */
  constructor(session: Session) {
    this.#node = new OwnNode(session, NS.bookmarks);
    this.#undo = [
      session.on('message', (message) => this.#hear(message)),
      session.on('began', (beginning) => {
        if (beginning === 'renewed') this.#renew();
      }),
    ];
  }

  /** For the endpoint: hears no more of changes. @internal */
  close(): void {
    for (const each of this.#undo) each();
  }

  /** Empty also where the server keeps no such lists. */
  async list(): Promise<readonly FollowedRoom[]> {
    const list = toList(await this.#load());
    this.#told ??= followedOf(list);
    return list;
  }

  /** What other programs keep in the bookmark stays (XEP-0402, 3.1). FaultErrors: MsgNotSupported, TimedOut, … */
  follow(room: RoomAddress, name: string): Promise<void> {
    return this.#change(room, (known) => ({
      ...known,
      room,
      name: speakableLine(name) || (known?.name ?? ''),
      autojoin: true,
    }));
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

  /** Where the person wants a room in their list, on every device; `{}`: nowhere of its own. FaultErrors: as above. */
  setPlace(room: RoomAddress, place: RoomPlace): Promise<void> {
    const { group, order } = place;
    const name = group === undefined ? undefined : speakableLine(group);
    return this.#extend(room, (extensions) =>
      writePlace(extensions, { ...(name && { group: name }), ...(order !== undefined && { order }) }),
    );
  }

  unfollow(room: RoomAddress): Promise<void> {
    return this.#inTurn(room, async () => {
      const bookmarks = await this.#load();
      const known = bookmarks.get(room);
      if (!known) return;
      // Not every server tells of a retraction (ejabberd 23.01 does not): all devices hear of this one.
      await this.#node.publish(known.id, writeBookmark({ ...known, autojoin: false }));
      await this.#node.retract(known.id);
      bookmarks.delete(room);
      this.#tell();
    });
  }

  #extend(
    room: RoomAddress,
    change: (extensions: Element | undefined) => Element | undefined,
  ): Promise<void> {
    return this.#change(room, (known) => {
      if (!known) throw new FaultError('NoSuchNode', 'Follow this room first.');
      const { extensions: before, ...rest } = known;
      const extensions = change(before);
      return { ...rest, ...(extensions && { extensions }) };
    });
  }

  #change(room: RoomAddress, change: (known: Bookmark | undefined) => Bookmark): Promise<void> {
    return this.#inTurn(room, async () => {
      const bookmarks = await this.#load();
      const known = bookmarks.get(room);
      const id = known?.id ?? room;
      const bookmark = { ...change(known), id };
      await this.#node.publish(id, writeBookmark(bookmark));
      bookmarks.set(room, bookmark);
      this.#tell();
    });
  }

  #inTurn(room: RoomAddress, task: () => Promise<void>): Promise<void> {
    const turn = this.#turns.get(room) ?? inTurn();
    this.#turns.set(room, turn);
    return turn(task);
  }

  async #load(): Promise<Map<RoomAddress, Kept>> {
    if (this.#bookmarks) return this.#bookmarks;
    const loading = this.#loading ?? this.#ask();
    this.#loading = loading;
    try {
      return await loading;
    } finally {
      if (this.#loading === loading) this.#loading = undefined;
    }
  }

  async #ask(): Promise<Map<RoomAddress, Kept>> {
    this.#early = [];
    const items = await this.#node.items();
    const bookmarks = new Map(items.flatMap(readItem));
    for (const event of this.#early) apply(event, bookmarks);
    this.#bookmarks = bookmarks;
    return bookmarks;
  }

  /** Changes may have passed by unseen. */
  #renew(): void {
    this.#bookmarks = undefined;
    this.#loading = undefined;
    if (!this.#told) return;
    // What fails is asked again by whoever asks next.
    this.#load().then(
      () => this.#tell(),
      () => undefined,
    );
  }

  #hear(message: Element): void {
    const event = this.#node.heard(message);
    if (!event) return;
    if (this.#loading) this.#early.push(event);
    if (!this.#bookmarks) return;
    apply(event, this.#bookmarks);
    this.#tell();
  }

  #tell(): void {
    if (!this.#bookmarks) return;
    const list = toList(this.#bookmarks);
    const [before, now] = [this.#told ?? new Map<RoomAddress, FollowedRoom>(), followedOf(list)];
    this.#told = now;
    this.#events.emit('followedRoomsChanged', list);
    for (const [room, each] of now) if (!before.has(room)) this.#events.emit('followedRoomAdded', each);
    for (const room of before.keys()) if (!now.has(room)) this.#events.emit('followedRoomRemoved', room);
  }
}

function apply(event: PubSubEvent, bookmarks: Map<RoomAddress, Kept>): void {
  if (event.kind !== 'items') {
    bookmarks.clear();
    return;
  }
  for (const item of event.items)
    for (const [room, bookmark] of readItem(item)) bookmarks.set(room, bookmark);
  for (const [room, { id }] of bookmarks) if (event.retracted.includes(id)) bookmarks.delete(room);
}

function readItem({ id = '', payload }: PubSubItem): readonly (readonly [RoomAddress, Kept])[] {
  const room = id.includes('/') ? undefined : bareJid(id);
  const bookmark = room?.includes('@') && payload && readBookmark(room, payload);
  return room && bookmark ? [[room, { ...bookmark, id }]] : [];
}

function toList(bookmarks: ReadonlyMap<RoomAddress, Kept>): readonly FollowedRoom[] {
  return [...bookmarks.values()].map(({ room, name = '', autojoin, extensions }) => {
    const alertLevel = readAlertLevel(extensions);
    const pinned = isPinned(extensions) && ({ pinned: true } as const);
    return { room, name, autojoin, ...(alertLevel && { alertLevel }), ...pinned, ...readPlace(extensions) };
  });
}

function followedOf(list: readonly FollowedRoom[]): ReadonlyMap<RoomAddress, FollowedRoom> {
  return new Map(list.filter(({ autojoin }) => autojoin).map((each) => [each.room, each]));
}
