import { setImmediate as turn } from 'node:timers/promises';
import type { TransferNeeds } from '#electron/bridge/calls/transfer.ts';
import type { History } from '#electron/history/history.ts';
import type { HostFiles, SavePlace } from '#electron/host/files.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { ExportWish, Transfer } from '#electron/model/transfer.ts';
import { formats } from '#electron/transfer/formats.ts';
import type { Tell } from '../events.ts';
import type { RoomList } from '../room-list.ts';
import { wantedRooms } from './export-items.ts';
import { type ImportContent, type ImportJob, inspect, store } from './read-import.ts';
import { archivedRoom, exportName } from './room-of-a-file.ts';
import { writeExport } from './write-export.ts';

export interface TransfersOptions {
  readonly history: History;
  readonly rooms: RoomList;
  readonly account: BareAddress;
  readonly files: HostFiles;
  readonly isHidden: (room: RoomAddress) => boolean;
  readonly deleteRoom: (room: RoomAddress) => void;
  readonly tell: Tell;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

type Kind = Transfer['kind'];
type Change = Partial<Omit<Transfer, 'kind'>>;

/** Taken away in one transaction when an import is undone. */
const undoneAtOnce = 20;
/** Between two words on how far it is, in milliseconds. */
const pause = 200;

/** Exports and imports of one account: one at a time, in slices, each whole or not at all. */
export class Transfers implements Omit<TransferNeeds, 'keep'> {
  readonly #options: TransfersOptions;
  #transfer: Transfer | null = null;
  #running: AbortController | undefined;
  #written: SavePlace | undefined;
  #lastImport: number | undefined;
  #toldAt = 0;
  #closed = false;

  constructor(options: TransfersOptions) {
    this.#options = options;
    void this.#undoUnfinished();
  }

  read(): Transfer | null {
    return this.#transfer;
  }

  extent(wish: ExportWish) {
    const rooms = wantedRooms(this.#options, wish);
    return {
      messages: rooms.reduce((sum, { messages }) => sum + messages, 0),
      incomplete: rooms.filter(({ complete }) => !complete).map(({ room, name }) => ({ room, name })),
    };
  }

  async export(wish: ExportWish): Promise<void> {
    this.#mustBeIdle();
    const { files, now } = this.#options;
    const rooms = wantedRooms(this.#options, wish);
    if (rooms.length === 0) throw nothingToExport();
    const name = exportName(rooms, new Date(now()), formats[wish.format].ending);
    const place = await files.save(name);
    if (!place || this.#closed) return;
    this.#written?.discard();
    this.#written = place;
    void this.#run('export', (signal) => this.#export(wish, place, signal));
  }

  async import(upload: string | undefined): Promise<void> {
    this.#mustBeIdle();
    const place = await this.#options.files.open(upload);
    if (!place || this.#closed) return;
    void this.#run('import', (signal) => this.#import(place.path, signal)).finally(place.release);
  }

  stop(): void {
    this.#running?.abort();
  }

  undo(): void {
    const id = this.#lastImport;
    const shown = this.#transfer?.rooms.map(({ room }) => room) ?? [];
    if (id === undefined || this.#running) return;
    void this.#run('import', async () => {
      await this.#undo(id, shown);
      this.#change({ state: 'stopped' });
    });
  }

  /** Nothing of this account is written any more, and what only waits for the page is removed. */
  close(): void {
    this.#closed = true;
    this.stop();
    this.#written?.discard();
  }

  async #run(kind: Kind, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#begin(kind);
    try {
      await work(running.signal);
    } catch (error) {
      this.#fail(error, running.signal.aborted);
    } finally {
      this.#running = undefined;
      this.#tell();
    }
  }

  async #export(wish: ExportWish, place: SavePlace, signal: AbortSignal): Promise<void> {
    const total = this.extent(wish).messages;
    const onProgress = (messages: number, gaps: number): void =>
      this.#change({ messages, gaps, share: Math.min(messages / total, 1) });
    const { history, isHidden, account, now } = this.#options;
    try {
      await writeExport({ history, isHidden, account, now, wish, path: place.path, signal, onProgress });
    } catch (error) {
      place.discard();
      throw error;
    }
    this.#change({ state: 'done', share: 1, ...(place.link !== undefined && { link: place.link }) });
  }

  async #import(path: string, signal: AbortSignal): Promise<void> {
    const { history, account, isHidden, now } = this.#options;
    const job: ImportJob = {
      ...{ path, account, isHidden, signal, imports: history.imports },
      onShare: (share) => this.#change({ share }),
    };
    const content = await inspect(job);
    const id = history.imports.begin(now());
    this.#change({ state: 'writing', share: 0, leftOut: content.leftOut });
    let messages = 0;
    try {
      await store(job, id, (added) => {
        messages += added;
        this.#change({ messages });
      });
      history.imports.finish(id);
    } catch (error) {
      await this.#undo(id, []);
      throw error;
    }
    this.#lastImport = id;
    this.#change({
      state: 'done',
      share: 1,
      messages,
      known: content.messages - messages,
      rooms: this.#show(content),
    });
  }

  /** Rooms that the person is in show what is new; the others appear as archives. */
  #show({ rooms: found }: ImportContent): Transfer['rooms'] {
    const { rooms, tell } = this.#options;
    return [...found.values()].map((imported) => {
      const { room } = imported;
      if (!rooms.get(room)) rooms.save(archivedRoom(imported));
      rooms.counted(room);
      tell('messages.reordered', { room });
      return { room, name: rooms.get(room)?.name ?? room };
    });
  }

  async #undo(id: number, shown: readonly RoomAddress[]): Promise<void> {
    const { history, rooms, deleteRoom, tell } = this.#options;
    while (!this.#closed && history.imports.undoSome(id, undoneAtOnce)) await turn();
    this.#lastImport = undefined;
    const stored = new Set(history.storedRooms().map(({ room }) => room));
    for (const room of shown) {
      if (rooms.get(room)?.imported && !stored.has(room)) deleteRoom(room);
      else rooms.counted(room);
      tell('messages.reordered', { room });
    }
  }

  /** A process that was ended in the middle left a part: it is taken away, as if it had been stopped. */
  async #undoUnfinished(): Promise<void> {
    try {
      for (const id of this.#options.history.imports.unfinished()) {
        await turn();
        if (!this.#closed) await this.#undo(id, []);
      }
    } catch (error) {
      this.#options.log(`An unfinished import could not be taken away: ${String(error)}`);
    }
  }

  #mustBeIdle(): void {
    if (!this.#running) return;
    throw new FaultError(
      'InvalidFlowOfOperations',
      'Another export or import is under way. Wait, or stop it.',
    );
  }

  #begin(kind: Kind): void {
    const none = { share: 0, messages: 0, known: 0, leftOut: 0, gaps: 0, rooms: [] };
    this.#transfer = { kind, state: kind === 'export' ? 'writing' : 'reading', ...none };
    this.#tell();
  }

  #change(change: Change): void {
    if (this.#transfer) this.#transfer = { ...this.#transfer, ...change };
    if (this.#options.now() - this.#toldAt >= pause) this.#tell();
  }

  #fail(error: unknown, stopped: boolean): void {
    const known = error instanceof FaultError;
    if (!stopped && !known) this.#options.log(`A transfer failed: ${String(error)}`);
    if (stopped) this.#change({ state: 'stopped' });
    else this.#change({ state: 'failed', fault: known ? error.fault : unknown });
  }

  #tell(): void {
    this.#toldAt = this.#options.now();
    this.#options.tell('transfer.changed', { transfer: this.#transfer });
  }
}

const unknown = {
  code: 'Internal',
  text: 'Something went wrong inside Perch. The log says what.',
} as const;

function nothingToExport(): FaultError {
  return new FaultError('NoSuchNode', 'There are no messages on this device that could be exported.');
}
