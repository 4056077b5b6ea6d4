import type { Timestamp } from '#electron/model/ids.ts';
import type { ArchivePage, ArchiveQuery, Message } from '#electron/model/message.ts';

/** What was said in a room, or something else that its archive keeps (a change of subject, a marker). */
export interface Entry {
  readonly id: string;
  readonly message?: Message;
  /** The message that it was has been taken back. */
  readonly removed?: true;
  /** It is the room's notice that this was taken back. */
  readonly names?: string;
}

/** How an archive answers when it does not know the id that it is asked about. */
export type Ignorance = 'refuse' | 'first page' | 'newest page';

/** A room's archive as a plain list: what the server keeps, in the server's order. */
export class ModelArchive {
  entries: Entry[] = [];
  /** Everything that ever was in it. */
  readonly all: Entry[] = [];
  /** Everything that ever was said, also what was taken back. */
  readonly said: Message[] = [];
  readonly room: string;
  private readonly ignorance: Ignorance;
  private readonly largest: number;

  /** It gives at most `largest` entries at once. */
  constructor(room: string, ignorance: Ignorance, largest = Number.POSITIVE_INFINITY) {
    this.room = room;
    this.ignorance = ignorance;
    this.largest = largest;
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    this.all.push(entry);
    if (entry.message) this.said.push(entry.message);
  }

  /** What was said there is gone; the archive keeps its place, and the room's notice of it behind everything else. */
  takeBack(id: string, notice?: string): void {
    const swap = (entry: Entry): Entry => (entry.id === id ? { id, removed: true } : entry);
    this.entries = this.entries.map(swap);
    this.all.splice(0, this.all.length, ...this.all.map(swap));
    if (notice !== undefined) this.add({ id: notice, names: id });
  }

  /** The oldest entries expire. */
  purge(count: number): void {
    this.entries = this.entries.slice(count);
  }

  /** Undefined: `item-not-found`. */
  query({ before, after, start, max: asked }: ArchiveQuery): ArchivePage | undefined {
    const max = Math.min(asked, this.largest);
    if (after !== undefined) return this.after(after, max);
    if (before === undefined) return this.from(start ?? 0, max);
    if (before === null) return this.upTo(this.entries.length, max);
    const index = this.entries.findIndex(({ id }) => id === before);
    return index < 0 ? this.unknown(max) : this.upTo(index, max);
  }

  private from(start: Timestamp, max: number): ArchivePage {
    const found = this.entries.filter(({ message }) => (message?.sentAt ?? 0) >= start);
    return pageOf(found.slice(0, max), found.length <= max);
  }

  private after(id: string, max: number): ArchivePage | undefined {
    const index = this.entries.findIndex((entry) => entry.id === id);
    if (index < 0) return this.unknown(max);
    const found = this.entries.slice(index + 1, index + 1 + max);
    return pageOf(found, index + 1 + max >= this.entries.length);
  }

  private upTo(end: number, max: number): ArchivePage {
    const start = Math.max(0, end - max);
    return pageOf(this.entries.slice(start, end), start === 0);
  }

  private unknown(max: number): ArchivePage | undefined {
    if (this.ignorance === 'refuse') return undefined;
    if (this.ignorance === 'newest page') return this.upTo(this.entries.length, max);
    return pageOf(this.entries.slice(0, max), max >= this.entries.length);
  }
}

function pageOf(found: readonly Entry[], complete: boolean): ArchivePage {
  const [first, last] = [found[0]?.id, found.at(-1)?.id];
  const removed = found.flatMap(({ id, removed: gone, names }) => names ?? (gone ? id : []));
  return {
    messages: found.flatMap(({ message }) => message ?? []),
    complete,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    ...(removed.length === 0 ? {} : { removed }),
  };
}
