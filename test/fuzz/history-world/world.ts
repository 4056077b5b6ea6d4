import { join } from 'node:path';
import { expect } from 'vitest';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { type Ignorance, ModelArchive } from '../model-archive.ts';
import {
  checkEgoFeed,
  checkRoom,
  checkTogether,
  expectGone,
  expectIndexAgrees,
  expectRead,
  expectWhole,
} from './checks.ts';
import { Device } from './device.ts';
import type { Step } from './steps.ts';

const rooms = ['desk@rooms', 'lobby@rooms'] as const;
const devices = ['laptop', 'desktop'] as const;

/** Two rooms on a server, and a person who reads them on two devices. */
export class HistoryWorld {
  private readonly folder = temporaryFolder('history');
  private readonly archives: readonly ModelArchive[];
  private readonly markers = new Map<RoomAddress, ArchiveId>();
  private readonly devices: readonly Device[];
  /** Between two messages, so that an archive which answers at random to an id it has purged is found out by times. */
  private readonly tick: number;
  /** A clock that was set back is found out by ids alone: no archive answers by chance there. */
  private readonly setsBack: boolean;
  private clock = 1_700_000_000_000;
  private said = 0;

  constructor(ignorance: Ignorance, largestPage: number, clock: 'steady' | 'set back') {
    this.setsBack = clock === 'set back' && ignorance === 'refuse';
    this.tick = ignorance === 'refuse' ? 0 : 61_000;
    this.archives = rooms.map((room) => new ModelArchive(room, ignorance, largestPage));
    const archives = new Map(this.archives.map((archive) => [archive.room, archive]));
    this.devices = devices.map((name) => {
      return new Device({ file: this.file(name), archives, markers: this.markers });
    });
  }

  async lives(step: Step): Promise<void> {
    if ('device' in step) await this.acts(this.device(step.device), step);
    else this.happens(this.archive(step.room), step);
  }

  /** The person comes back on every device, and finds exactly what the server has. */
  async finish(): Promise<void> {
    for (const device of this.devices) {
      for (const { room } of this.archives) {
        device.leave(room);
        device.join(room);
        device.fetchAll(room);
      }
      await settle(device);
      for (const archive of this.archives) {
        expectWhole(device, archive);
        expectGone(device, archive);
        checkRoom(device, archive, this.setsBack);
        expectRead(device, archive.room, this.markers.get(archive.room));
      }
      device.removesDeleted();
      for (const archive of this.archives) expectWhole(device, archive);
    }
  }

  /** Also of a world in which something failed. */
  async ends(): Promise<void> {
    for (const device of this.devices) {
      device.cut();
      await device.rests();
      device.close();
    }
    for (const name of devices) expectIndexAgrees(this.file(name));
    this.folder.remove();
  }

  private happens(archive: ModelArchive, step: Exclude<Step, { device: number }>): void {
    if (step.do === 'say') this.say(archive, step.kind, step.later);
    else if (step.do === 'note') archive.add({ id: this.nextId() });
    else if (step.do === 'take back') this.takeBack(archive, step.place);
    else archive.purge(step.do === 'purge' ? step.count : Number.POSITIVE_INFINITY);
  }

  private async acts(device: Device, step: Extract<Step, { device: number }>): Promise<void> {
    if ('room' in step) this.actsIn(device, this.archive(step.room), step);
    else await actsAnywhere(device, step);
    await device.rests();
    device.goesOn();
    for (const archive of this.archives) checkRoom(device, archive, this.setsBack);
    checkTogether(device, ...rooms);
    checkEgoFeed(device);
  }

  private actsIn(
    device: Device,
    archive: ModelArchive,
    step: Extract<Step, { device: number; room: number }>,
  ): void {
    const { room } = archive;
    if (step.do === 'join') device.join(room);
    else if (step.do === 'leave') device.leave(room);
    else if (step.do === 'look') device.look(room);
    else if (step.do === 'fetch all') device.fetchAll(room);
    else if (step.do === 'export') device.exports(room);
    else if (step.do === 'delete') device.deletes(room);
    else if (step.do === 'bring')
      device.brings(room, archive.said.slice(step.place, step.place + step.count));
    else if (step.do === 'read') this.reads(device, archive, step.place);
    else if (step.do === 'scroll') scrolls(device, archive, step);
    else if (step.do === 'jump') jumps(device, archive, step);
  }

  private reads(device: Device, { room }: ModelArchive, place: number): void {
    const before = device.history.counts(room).readUpTo;
    const read = pick(device.stored(room), place);
    if (read?.archiveId === undefined || !device.history.markRead(room, read.key)) return;
    expect(device.history.counts(room).readUpTo).toBeGreaterThan(before);
    this.markers.set(room, read.archiveId);
    for (const other of this.devices) {
      if (other !== device && other.joined.has(room)) other.wire.marker(room, read.archiveId);
    }
  }

  private say(archive: ModelArchive, kind: number, later: number): void {
    this.clock += this.tick + (this.setsBack ? later : Math.abs(later));
    const id = this.nextId();
    const message = saying(archive.room, id, kind, this.clock);
    archive.add({ id, message });
    for (const device of this.devices) if (device.joined.has(archive.room)) device.wire.live(message);
  }

  private takeBack(archive: ModelArchive, place: number): void {
    const id = pick(archive.entries, place)?.message?.archiveId;
    if (id === undefined) return;
    archive.takeBack(id, this.nextId());
    for (const device of this.devices)
      if (device.joined.has(archive.room)) device.wire.removed(archive.room, id);
  }

  private file(device: string): string {
    return join(this.folder.path, device, 'history.sqlite');
  }

  private nextId(): string {
    this.said += 1;
    return `id${this.said}`;
  }

  private archive(choice: number): ModelArchive {
    const archive = pick(this.archives, choice);
    if (archive === undefined) throw new Error('No rooms');
    return archive;
  }

  private device(choice: number): Device {
    const device = pick(this.devices, choice);
    if (device === undefined) throw new Error('No devices');
    return device;
  }
}

async function actsAnywhere(
  device: Device,
  step: Exclude<Extract<Step, { device: number }>, { room: number }>,
): Promise<void> {
  const { wire } = device;
  if (step.do === 'deliver') wire.deliver(step.count);
  else if (step.do === 'repeat') wire.repeat();
  else if (step.do === 'delay') wire.delay();
  else if (step.do === 'resume') device.resume();
  else if (step.do === 'remove some') device.removesSome(step.count);
  else if (step.do === 'restart') await restart(device);
  else cut(device, step.do === 'cut while answered');
}

/** An answer may have arrived and not be stored yet when everything is entered again. */
function cut(device: Device, isAnswered: boolean): void {
  const inside = [...device.joined];
  if (isAnswered) device.wire.deliverAnswers();
  device.cut();
  if (isAnswered) for (const room of inside) device.join(room);
}

async function restart(device: Device): Promise<void> {
  device.cut();
  await device.rests();
  device.restart();
}

function scrolls(
  device: Device,
  { room }: ModelArchive,
  { at, place, both }: Extract<Step, { do: 'scroll' }>,
): void {
  const where = (['newest', 'before', 'after', 'around'] as const)[at % 4] ?? 'newest';
  const key = pick(device.stored(room), place)?.key ?? 0;
  const from = where === 'newest' ? { at: where } : { at: where, key };
  void device.reads({ ...together(room, both), from, limit: 1 + (place % 6) });
}

function jumps(
  device: Device,
  archive: ModelArchive,
  { by, place, both }: Extract<Step, { do: 'jump' }>,
): void {
  const { room } = archive;
  const message = pick(archive.all, place)?.message;
  if (message?.archiveId === undefined) return;
  const { archiveId, sentAt } = message;
  const from =
    by === 0 ? ({ at: 'date', date: sentAt } as const) : ({ at: 'archive id', archiveId } as const);
  void device.reads({ ...together(room, both), from, limit: 1 + (place % 6) });
}

function together(room: RoomAddress, both: boolean) {
  const beside = rooms.find((other) => other !== room);
  return { room, ...(both && beside !== undefined && { beside }) };
}

async function settle(device: Device): Promise<void> {
  for (let rounds = 0; ; rounds += 1) {
    await device.rests();
    if (device.wire.length === 0) return;
    device.wire.deliver(device.wire.length);
    expect(rounds).toBeLessThan(1000);
  }
}

function saying(room: RoomAddress, id: ArchiveId, kind: number, sentAt: number): Message {
  const own = kind === 1;
  return {
    room,
    archiveId: id,
    author: own ? { id: 'ada@here', name: 'Ada' } : { id: `p${kind}@here`, name: `Person ${kind}` },
    own,
    sentAt,
    text: kind === 2 ? `word${id} for Ada` : `word${id} for everybody`,
    importance: kind === 3 ? 'Alert' : 'Regular',
    ...(own ? { originId: `o${id}` } : {}),
  };
}

function pick<Item>(items: readonly Item[], choice: number): Item | undefined {
  return items[choice % Math.max(1, items.length)];
}
