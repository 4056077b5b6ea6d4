import type { AlertLevel } from '../model/alert.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { RoomPlace } from '../model/room.ts';
import { Emitter, type On } from '../session/emitter.ts';
import type { Session } from '../session/session.ts';
import type { Bookmark } from '../stanza/0402-bookmarks.ts';
import { isPinned, writePinned } from '../stanza/0469-pinning.ts';
import { readAlertLevel, writeAlertLevel } from '../stanza/0492-notify.ts';
import { readPlace, writePlace } from '../stanza/perch-place.ts';
import type { Element } from '../stanza/xml.ts';
import { Bookmarks } from './bookmarks.ts';
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

/** The person's list of rooms, kept on their server, the same on every device (XEP-0402). */
export class FollowedRooms {
  /** What is added and removed is told from the first call of `list` on. Returns its undo. */
  readonly on: On<FollowedRoomsEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #events = new Emitter<FollowedRoomsEvents>();
  readonly #bookmarks: Bookmarks;
  #told: ReadonlyMap<RoomAddress, FollowedRoom> | undefined;

  /** @internal */
  constructor(session: Session) {
    this.#bookmarks = new Bookmarks(session, (all) => this.#tell(toList(all)));
  }

  /** For the endpoint: hears no more of changes. @internal */
  close(): void {
    this.#bookmarks.close();
  }

  /** Empty also where the server keeps no such lists. */
  async list(): Promise<readonly FollowedRoom[]> {
    const list = toList(await this.#bookmarks.all());
    this.#told ??= followedOf(list);
    return list;
  }

  /** What other programs keep in the bookmark stays (XEP-0402, 3.1). FaultErrors: MsgNotSupported, TimedOut, … */
  follow(room: RoomAddress, name: string): Promise<void> {
    return this.#bookmarks.change(room, (known) => ({
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
    return this.#bookmarks.remove(room);
  }

  #extend(
    room: RoomAddress,
    change: (extensions: Element | undefined) => Element | undefined,
  ): Promise<void> {
    return this.#bookmarks.change(room, (known) => {
      if (!known) throw new FaultError('NoSuchNode', 'Follow this room first.');
      const { extensions: before, ...rest } = known;
      const extensions = change(before);
      return { ...rest, ...(extensions && { extensions }) };
    });
  }

  #tell(list: readonly FollowedRoom[]): void {
    const now = followedOf(list);
    const before = this.#told ?? now;
    this.#told = now;
    this.#events.emit('followedRoomsChanged', list);
    for (const [room, each] of now) if (!before.has(room)) this.#events.emit('followedRoomAdded', each);
    for (const room of before.keys()) if (!now.has(room)) this.#events.emit('followedRoomRemoved', room);
  }
}

function toList(bookmarks: ReadonlyMap<RoomAddress, Bookmark>): readonly FollowedRoom[] {
  return [...bookmarks.values()].map(({ room, name = '', autojoin, extensions }) => {
    const alertLevel = readAlertLevel(extensions);
    const pinned = isPinned(extensions) && ({ pinned: true } as const);
    return { room, name, autojoin, ...(alertLevel && { alertLevel }), ...pinned, ...readPlace(extensions) };
  });
}

function followedOf(list: readonly FollowedRoom[]): ReadonlyMap<RoomAddress, FollowedRoom> {
  return new Map(list.filter(({ autojoin }) => autojoin).map((each) => [each.room, each]));
}
