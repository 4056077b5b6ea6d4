import { expect } from 'vitest';
import type { HistoryPage } from '#electron/history/history.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { Device } from './device.ts';

/** An export that is written a page at a time, while other things happen. */
export class RunningExport {
  private readonly device: Device;
  private readonly room: RoomAddress;
  private readonly begun: readonly ArchiveId[];
  private readonly pages: Generator<HistoryPage>;
  private readonly written: ArchiveId[] = [];

  constructor(device: Device, room: RoomAddress) {
    this.device = device;
    this.room = room;
    this.begun = device.stored(room).flatMap(({ archiveId }) => archiveId ?? []);
    this.pages = device.history.walk(room, 2);
  }

  /** Answers whether there is more; at its end it has what was there all the time, and nothing twice. */
  goesOn(): boolean {
    const { value, done } = this.pages.next();
    if (!done) this.written.push(...value.messages.flatMap(({ archiveId }) => archiveId ?? []));
    const written = new Set(this.written);
    expect(this.written).toHaveLength(written.size);
    if (!done) return true;
    const { history } = this.device;
    expect(this.begun.filter((id) => history.find(this.room, id) && !written.has(id))).toEqual([]);
    return false;
  }

  stop(): void {
    this.pages.return(undefined);
  }
}
