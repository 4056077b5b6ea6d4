import { FaultError } from '../model/fault.ts';
import type { ArchiveId, RoomAddress } from '../model/ids.ts';
import type { ArchivePage, ArchiveQuery } from '../model/message.ts';
import type { ReadMarker } from './read-markers.ts';

/** What of a room the person has not read yet, on whichever device. */
export interface UnreadCount {
  readonly room: RoomAddress;
  /** Messages of others after the read marker; where there is none, since this room is watched. */
  readonly unread: number;
  /** There may be more: so many are not counted, or the archive does not reach back to the marker. */
  readonly more: boolean;
  /** The person marked the room as unread, to come back to it. */
  readonly marked: boolean;
}

/** A message after the read marker. */
export interface Said {
  /** Undefined where the room keeps no archive. */
  readonly id: ArchiveId | undefined;
  readonly own: boolean;
}

/** What lies in an archive after a message. */
export interface Counted {
  readonly said: readonly Said[];
  readonly more: boolean;
}

const largestPage = 250;
/** Who has missed more knows enough. */
const most = 1_000;

/** What was said after one message, oldest first. FaultErrors: those of a page, but for one that the archive forgot. */
export async function countAfter(
  page: (query: ArchiveQuery) => Promise<ArchivePage>,
  marker: ArchiveId,
): Promise<Counted> {
  let said: readonly Said[] = [];
  let after = marker;
  try {
    for (;;) {
      const { messages, last, complete } = await page({ after, max: largestPage });
      said = [...said, ...messages.map(({ archiveId, own }) => ({ id: archiveId, own }))];
      if (complete || last === undefined) return { said, more: false };
      if (said.length >= most) return { said, more: true };
      after = last;
    }
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'NoSuchNode') return { said, more: true };
    throw error;
  }
}

/** What is unread in one room, in the order of its archive. */
export class UnreadTally {
  #said: readonly Said[] = [];
  /** Said since a count began, which may have it or not. */
  #fresh: readonly Said[] = [];
  #more = false;
  #marked = false;
  #counting = 0;

  say(one: Said): void {
    this.#said = added(this.#said, one);
    this.#fresh = added(this.#fresh, one);
  }

  /** It was taken back. */
  remove(id: ArchiveId): void {
    this.#said = this.#said.filter((each) => each.id !== id);
    this.#fresh = this.#fresh.filter((each) => each.id !== id);
  }

  /** Answers whether it is known where the marker is. */
  read({
    archiveId,
    marked = false,
  }: Pick<ReadMarker, 'archiveId'> & { readonly marked?: boolean }): boolean {
    this.#marked = marked;
    const at = this.#said.findIndex(({ id }) => id === archiveId);
    if (at < 0) return false;
    this.#said = this.#said.slice(at + 1);
    return true;
  }

  /** Begins to count anew, after a marker; what is returned takes what was found, unless another count has begun. */
  begin(marker: ReadMarker | undefined): (counted: Counted) => void {
    this.#counting += 1;
    const mine = this.#counting;
    this.#fresh = [];
    this.#marked = marker?.marked ?? false;
    return ({ said, more }) => {
      if (mine !== this.#counting) return;
      this.#said = this.#fresh.reduce(added, said);
      this.#more = more;
    };
  }

  count(room: RoomAddress): UnreadCount {
    const unread = this.#said.filter(({ own }) => !own).length;
    return { room, unread, more: this.#more, marked: this.#marked };
  }
}

function added(all: readonly Said[], one: Said): readonly Said[] {
  return one.id !== undefined && all.some(({ id }) => id === one.id) ? all : [...all, one];
}
