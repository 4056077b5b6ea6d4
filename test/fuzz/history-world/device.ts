import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { createCatchUp } from '#electron/core/archive/catch-up.ts';
import { type CatchUpQueue, createCatchUpQueue } from '#electron/core/archive/catch-up-queue.ts';
import { unknownRoom } from '#electron/core/followed/room-facts.ts';
import { createInbound, type Inbound } from '#electron/core/messages/inbound.ts';
import { type PageSources, readPage } from '#electron/core/messages/pages.ts';
import { createStoring, type Storing } from '#electron/core/messages/storing.ts';
import { type History, openHistory } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { Message, StoredMessage } from '#electron/model/message.ts';
import type { PageRequest } from '#electron/model/page.ts';
import type { ModelArchive } from '../model-archive.ts';
import { RunningExport } from './running-export.ts';
import { Wire } from './wire.ts';

export interface DeviceOptions {
  readonly file: string;
  readonly archives: ReadonlyMap<RoomAddress, ModelArchive>;
  /** Up to where the person has read, by what their devices told. */
  readonly markers: ReadonlyMap<RoomAddress, ArchiveId>;
}

/** One of the person's devices: the street from the wire to the history, as the core joins it. */
export class Device {
  readonly wire = new Wire({
    live: (message) => {
      if (this.joined.has(message.room)) this.street.inbound.live(message);
    },
    marker: (room, id) => this.street.history.markReadAt(room, id),
    removed: (room, id) => {
      this.street.inbound.flush();
      this.goneFrom(room).add(id);
      this.history.keeping.removeMessages(room, [id]);
    },
  });
  readonly joined = new Set<RoomAddress>();
  private readonly toldGone = new Map<RoomAddress, Set<ArchiveId>>();
  private exporting: RunningExport | undefined;
  private looking: RoomAddress | undefined;
  private readonly options: DeviceOptions;
  private street: Street;
  /** How many wait for their turn to store. */
  private storing = 0;
  private looks = 0;

  constructor(options: DeviceOptions) {
    this.options = options;
    this.street = this.open();
  }

  get history(): History {
    return this.street.history;
  }

  join(room: RoomAddress): void {
    if (this.joined.has(room)) return;
    this.joined.add(room);
    this.street.inbound.flush();
    this.history.interrupted(room);
    this.history.joined(room);
    const marker = this.options.markers.get(room);
    if (marker !== undefined) this.wire.marker(room, marker);
    this.street.queue.add(room, true);
  }

  leave(room: RoomAddress): void {
    if (!this.joined.delete(room)) return;
    this.wire.leave(room);
    this.street.inbound.flush();
    this.history.interrupted(room);
  }

  cut(): void {
    this.joined.clear();
    this.wire.cut();
    this.street.inbound.flush();
    this.history.interrupted();
  }

  /** The stream goes on where it was: nothing was missed, and what could not be asked is asked again. */
  resume(): void {
    for (const room of this.joined) this.street.queue.add(room, true);
  }

  restart(): void {
    this.joined.clear();
    this.wire.cut();
    this.close();
    this.street = this.open();
  }

  /** The right to it was lost, or nobody wants it any more. */
  deletes(room: RoomAddress): void {
    this.leave(room);
    this.wire.forget(room);
    if (this.exporting?.room === room) this.stopsExport();
    this.history.deleteRoom(room, 1);
    this.toldGone.delete(room);
    expect(this.stored(room)).toEqual([]);
    this.history.saveRoom(unknownRoom(room, room));
  }

  /** A little more of what was deleted is removed. */
  removesSome(count: number): void {
    this.history.keeping.removeSome(0, count);
  }

  /** Until only what the rooms have is in the file. */
  removesDeleted(): void {
    while (this.history.keeping.removeSome(0, 3));
    const db = new Database(this.options.file, { readonly: true });
    const left = db.prepare('SELECT count(*) FROM messages WHERE room NOT IN (SELECT id FROM rooms)').pluck();
    expect(left.get()).toBe(0);
    db.close();
  }

  look(room: RoomAddress): void {
    this.looking = room;
  }

  fetchAll(room: RoomAddress): void {
    this.street.queue.fetchAll(room);
  }

  exports(room: RoomAddress): void {
    this.exporting ??= new RunningExport(this.history, room, this.stored(room));
  }

  /** Writes one more page of what is being exported. */
  goesOn(): void {
    if (this.exporting?.goesOn() === false) this.exporting = undefined;
  }

  /** An older file holds what is here, and what was taken back since: nothing of it is new. */
  brings(room: RoomAddress, said: readonly Message[]): void {
    const { imports, find } = this.history;
    const isOld = ({ archiveId = '' }: Message) =>
      this.goneFrom(room).has(archiveId) || find(room, archiveId) !== undefined;
    const id = imports.begin(0);
    expect(imports.store(id, room, { messages: said.filter(isOld), fromStart: false })).toBe(0);
    imports.finish(id);
  }

  /** What somebody sees in the window, fetched where it is missing. Resolves with nothing where that cannot be. */
  async reads(request: PageRequest): Promise<readonly StoredMessage[]> {
    try {
      return (await readPage(this.street.sources, request)).messages;
    } catch (error) {
      if (error instanceof FaultError) return [];
      throw error;
    }
  }

  /** Until everything that has arrived is stored. */
  async rests(): Promise<void> {
    for (let quiet = 0; quiet < 6; quiet += 1) {
      await nextTurn();
      if (this.storing > 0) quiet = 0;
    }
    this.street.inbound.flush();
  }

  /** Every stored message of a room, oldest first. */
  stored(room: RoomAddress): readonly StoredMessage[] {
    return this.walksUp({ room }, 200);
  }

  /** What is stored, from the newest back, page by page. */
  walksUp(rooms: Pick<PageRequest, 'room' | 'beside'>, limit: number): readonly StoredMessage[] {
    const walked: StoredMessage[] = [];
    for (let key = Number.MAX_SAFE_INTEGER; ; key = walked[0]?.key ?? 0) {
      const { messages } = this.history.page({ ...rooms, from: { at: 'before', key }, limit });
      walked.unshift(...messages);
      if (messages.length < limit) return walked;
    }
  }

  /** The same, from the first on. */
  walksDown(rooms: Pick<PageRequest, 'room' | 'beside'>, limit: number): readonly StoredMessage[] {
    const walked: StoredMessage[] = [];
    for (let key = 0; ; key = walked.at(-1)?.key ?? 0) {
      const { messages } = this.history.page({ ...rooms, from: { at: 'after', key }, limit });
      walked.push(...messages);
      if (messages.length < limit) return walked;
    }
  }

  private stopsExport(): void {
    this.exporting?.stop();
    this.exporting = undefined;
  }

  private goneFrom(room: RoomAddress): Set<ArchiveId> {
    const gone = this.toldGone.get(room) ?? new Set();
    this.toldGone.set(room, gone);
    return gone;
  }

  close(): void {
    this.stopsExport();
    this.street.queue.stop();
    this.street.inbound.flush();
    this.history.close();
  }

  /** Now and then storing waits for the index. */
  private readonly merging = (): Promise<void> | undefined => {
    this.looks += 1;
    return this.looks % 5 === 0 ? nextTurn() : undefined;
  };

  private openStoring(): Storing {
    const nothing = (): void => undefined;
    const { turn, stored } = createStoring({ merging: this.merging, hurry: nothing, stored: nothing });
    return {
      stored,
      turn: async (storer) => {
        this.storing += 1;
        await turn(storer);
        this.storing -= 1;
      },
    };
  }

  private open(): Street {
    const { file, archives } = this.options;
    const history = openHistory({ file, names: () => ['Ada'] });
    for (const room of archives.keys()) history.saveRoom(unknownRoom(room, room));
    const storing = this.openStoring();
    const inbound = createInbound({
      history,
      storing,
      tell: () => undefined,
      onCounted: () => undefined,
      onOwn: () => undefined,
      alert: () => undefined,
      onStorageFailed: (_, error) => {
        throw error;
      },
    });
    const catchUp = createCatchUp({
      history,
      storing,
      inbound,
      archives: (room) => {
        const archive = archives.get(room);
        // Of a street that was closed nothing is asked any more.
        if (!archive || !this.joined.has(room) || this.street.history !== history) return undefined;
        return (query) => this.wire.ask(archive, query);
      },
      now: () => 0,
      slice: { least: 2, most: 2 },
    });
    const queue = createCatchUpQueue({
      history,
      catchUp,
      onReady: () => undefined,
      isUncertain: () => false,
      priority: (room) => (room === this.looking ? 0 : 1),
      onFetching: () => undefined,
      log: (line) => {
        throw new Error(line);
      },
    });
    return { history, inbound, queue, sources: { history, catchUp } };
  }
}

interface Street {
  readonly history: History;
  readonly inbound: Inbound;
  readonly queue: CatchUpQueue;
  readonly sources: PageSources;
}
