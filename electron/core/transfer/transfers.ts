import { setImmediate as turn } from 'node:timers/promises';
import type { TransferNeeds } from '#electron/bridge/calls/transfer.ts';
import type { History } from '#electron/history/history.ts';
import type { HostFiles, SavePlace } from '#electron/host/files.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ExportExtent, ExportWish, Transfer } from '#electron/model/transfer.ts';
import { formats } from '#electron/transfer/formats.ts';
import { wantedRooms } from './export-items.ts';
import { Progress, type ProgressOptions } from './progress.ts';
import { exportName } from './room-of-a-file.ts';
import { type ImportPlace, undoImport } from './undo-import.ts';
import { writeExport } from './write-export.ts';

export interface TransfersOptions extends ImportPlace, ProgressOptions {
  readonly history: History;
  readonly files: HostFiles;
}

/** Exports and imports of one account: one at a time, in slices, each whole or not at all. */
export class Transfers implements Omit<TransferNeeds, 'keep'> {
  readonly #options: TransfersOptions;
  readonly #progress: Progress;
  #running: AbortController | undefined;
  #written: SavePlace | undefined;
  #lastImport: number | undefined;
  /** Deleted while an export is written: what was read of them by then is not kept either. */
  #gone = new Set<RoomAddress>();
  #closed = false;

  constructor(options: TransfersOptions) {
    this.#options = options;
    this.#progress = new Progress(options);
    void this.#undoUnfinished();
  }

  read(): Transfer | null {
    return this.#progress.transfer;
  }

  extent(wish: ExportWish): ExportExtent {
    const rooms = wantedRooms(this.#options, wish);
    // Of what was left, and of an archive out of a file, there is nobody to ask for more.
    const isFetched = (room: RoomAddress): boolean => {
      const listed = this.#options.rooms.get(room);
      return listed !== undefined && !listed.imported;
    };
    return {
      messages: rooms.reduce((sum, { messages }) => sum + messages, 0),
      incomplete: rooms
        .filter(({ room, complete }) => !complete && isFetched(room))
        .map(({ room, name }) => ({ room, name })),
    };
  }

  async export(wish: ExportWish): Promise<void> {
    this.#mustBeIdle();
    const { files, now } = this.#options;
    const rooms = wantedRooms(this.#options, wish);
    if (rooms.length === 0) throw nothingToExport();
    const place = await files.save(exportName(rooms, new Date(now()), formats[wish.format].ending));
    if (!place || this.#closed) return;
    this.#written?.discard();
    this.#written = place;
    void this.#run('export', 'writing', (signal) => this.#export(wish, place, signal));
  }

  async import(upload: string | undefined): Promise<void> {
    this.#mustBeIdle();
    const place = await this.#options.files.open(upload);
    if (!place || this.#closed) return;
    const work = async (signal: AbortSignal): Promise<void> => {
      // Reading XML is loaded for whoever imports.
      const { importFile } = await import('./import-file.ts');
      const change = this.#progress.change.bind(this.#progress);
      this.#lastImport = await importFile(this.#options, { path: place.path, signal, change });
    };
    void this.#run('import', 'reading', work).finally(place.release);
  }

  stop(): void {
    this.#running?.abort();
  }

  undo(): void {
    const id = this.#lastImport;
    const shown = this.read()?.rooms.map(({ room }) => room) ?? [];
    if (id === undefined || this.#running) return;
    void this.#run('import', 'undoing', async () => {
      await undoImport(this.#options, id, shown, () => this.#closed);
      this.#lastImport = undefined;
      this.#progress.change({ state: 'stopped' });
    });
  }

  deleteRoom(room: RoomAddress): void {
    this.#gone.add(room);
  }

  /** Nothing of this account is written any more, and what only waits for the page is removed. */
  close(): void {
    this.#closed = true;
    this.stop();
    this.#written?.discard();
  }

  async #run(
    kind: Transfer['kind'],
    state: Transfer['state'],
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#progress.begin(kind, state);
    try {
      await work(running.signal);
    } catch (error) {
      this.#progress.fail(error, running.signal.aborted);
    } finally {
      this.#running = undefined;
      this.#progress.tell();
    }
  }

  async #export(wish: ExportWish, place: SavePlace, signal: AbortSignal): Promise<void> {
    const { history, account, now } = this.#options;
    this.#gone = new Set();
    const isHidden = (room: RoomAddress): boolean => this.#gone.has(room) || this.#options.isHidden(room);
    const total = this.extent(wish).messages;
    const onProgress = (messages: number, gaps: number): void =>
      this.#progress.change({ messages, gaps, share: Math.min(messages / total, 1) });
    try {
      await writeExport({ history, isHidden, account, now, wish, path: place.path, signal, onProgress });
    } catch (error) {
      place.discard();
      throw error;
    }
    const { link } = place;
    this.#progress.change({ state: 'done', share: 1, ...(link !== undefined && { link }) });
  }

  /** A process that was ended in the middle left a part: it is taken away, as if it had been stopped. */
  async #undoUnfinished(): Promise<void> {
    const { history, log } = this.#options;
    try {
      for (const id of history.imports.unfinished()) {
        await turn();
        await undoImport(this.#options, id, [], () => this.#closed);
      }
    } catch (error) {
      log(`An unfinished import could not be taken away: ${String(error)}`);
    }
  }

  #mustBeIdle(): void {
    if (!this.#running) return;
    throw new FaultError(
      'InvalidFlowOfOperations',
      'Another export or import is under way. Wait, or stop it.',
    );
  }
}

function nothingToExport(): FaultError {
  return new FaultError('NoSuchNode', 'There are no messages on this device that could be exported.');
}
