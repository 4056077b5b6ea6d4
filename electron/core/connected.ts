import type { PersistentChatEndpoint } from '../chat/index.ts';
import type { AlertLevel } from '../model/alert.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { RoomPlacing } from '../model/room.ts';
import type { CatchUpQueue } from './archive/catch-up-queue.ts';
import type { RoomSessions } from './followed/room-sessions.ts';

export interface Reached {
  readonly chat: PersistentChatEndpoint;
  readonly following: Following;
}

/** The connected half of a workspace. */
export interface Line {
  readonly sessions: RoomSessions;
  /**
   * The chat service and the person's list, as soon as they are reached. Rejects with `NotConnected` where that
   * takes longer than somebody who just signed in would wait.
   */
  reached(): Promise<Reached>;
  /** Fetching the rooms' archives. */
  readonly catchUp: Pick<CatchUpQueue, 'fetchAll' | 'stopFetching'>;
  /** Somebody has read in this room: the person's other devices are told. */
  read(room: RoomAddress): void;
  /** Somebody marked this room as unread, or took the mark away: likewise. */
  marked(room: RoomAddress): void;
  /** Somebody chose what alerts: likewise. */
  alertsChosen(): void;
  /** Somebody has read in a feed: the person's other devices are told. */
  feedRead(): void;
  /** The person looks at these rooms from now on. */
  turnedTo(rooms: readonly RoomAddress[]): void;
  retry(): void;
  /**
   * Something of ours may be on its way to this room, though nobody left it: its archive is asked, as after
   * entering, before anything is sent again. Does nothing while nobody is in the room.
   */
  doubt(room: RoomAddress): void;
  /** Signs out; never rejects. */
  end(): Promise<void>;
}

/** Keeps the list of rooms equal to the person's list on the server, and enters what is on it. */
export interface Following {
  start(firstRooms: readonly RoomAddress[]): Promise<void>;
  /** Enters what is on the list and not entered yet. */
  enterAll(): void;
  follow(room: RoomAddress): Promise<void>;
  unfollow(room: RoomAddress): Promise<void>;
  setLevel(room: RoomAddress, level: AlertLevel | null): Promise<void>;
  setFavourite(room: RoomAddress, favourite: boolean): Promise<void>;
  /** All of them at once, as far as anybody can see. */
  arrange(places: readonly RoomPlacing[]): Promise<void>;
  stop(): void;
}

/** The chat service of an account. Rejects with `NotConnected`. */
export async function reach({ line }: { readonly line: Line | undefined }): Promise<Reached> {
  if (line) return line.reached();
  throw new FaultError('NotConnected', 'This needs a connection. Try again when you are back.');
}
