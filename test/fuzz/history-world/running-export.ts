import { expect } from 'vitest';
import type { History, HistoryPage } from '#electron/history/history.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { StoredMessage } from '#electron/model/message.ts';

/** An export that is written a page at a time, while other things happen. */
export class RunningExport {
  private readonly history: Pick<History, 'find' | 'walk'>;
  readonly room: RoomAddress;
  private readonly begun: readonly ArchiveId[];
  private readonly pages: Generator<HistoryPage>;
  private readonly written: ArchiveId[] = [];

  constructor(history: Pick<History, 'find' | 'walk'>, room: RoomAddress, stored: readonly StoredMessage[]) {
    this.history = history;
    this.room = room;
    this.begun = stored.flatMap(({ archiveId }) => archiveId ?? []);
    this.pages = history.walk(room, 2);
  }

  /** Answers whether there is more; at its end it has what was there all the time, and nothing twice. */
  goesOn(): boolean {
    const { value, done } = this.pages.next();
    if (!done) this.written.push(...value.messages.flatMap(({ archiveId }) => archiveId ?? []));
    const written = new Set(this.written);
    expect(this.written).toHaveLength(written.size);
    if (!done) return true;
    expect(this.begun.filter((id) => this.history.find(this.room, id) && !written.has(id))).toEqual([]);
    return false;
  }

  stop(): void {
    this.pages.return(undefined);
  }
}
