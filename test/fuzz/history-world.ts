import { join } from 'node:path';
import { expect } from 'vitest';
import { type ArchiveAsk, type History, openHistory } from '#electron/history/history.ts';
import type { ArchivePage, Message, StoredMessage } from '#electron/model/message.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { type Ignorance, ModelArchive } from './model-archive.ts';

/** One thing that happens; numbers choose among what there is at that moment. */
export type Step =
  | { readonly do: 'say'; readonly room: number; readonly kind: number; readonly later: number }
  | { readonly do: 'note' | 'join' | 'leave' | 'repeat'; readonly room: number }
  | { readonly do: 'ask'; readonly room: number; readonly max: number }
  | { readonly do: 'scroll'; readonly room: number; readonly at: number; readonly place: number }
  | { readonly do: 'read' | 'purge'; readonly room: number; readonly place: number }
  | { readonly do: 'deliver'; readonly count: number }
  | { readonly do: 'cut' | 'cut with late answers' | 'restart' };

type Arrival =
  | { readonly live: Message }
  | { readonly room: string; readonly ask: ArchiveAsk; readonly page: ArchivePage | undefined };

const rooms = ['desk@rooms', 'lobby@rooms'] as const;

/** Two rooms on a server, a wire that can be cut, and a real history at its end. */
export class HistoryWorld {
  private readonly folder = temporaryFolder('history');
  private readonly file = join(this.folder.path, 'history.sqlite');
  private readonly archives: readonly ModelArchive[];
  private readonly joined = new Set<string>();
  private wire: Arrival[] = [];
  private lastArrival: Arrival | undefined;
  private readonly tick: number;
  private clock = 1_700_000_000_000;
  private said = 0;
  private history: History;

  constructor(ignorance: Ignorance) {
    // An archive that answers at random to an id it has purged is found out by the times of what it sends.
    this.tick = ignorance === 'refuse' ? 0 : 61_000;
    this.archives = rooms.map((room) => new ModelArchive(room, ignorance));
    this.history = this.open();
  }

  step(step: Step): void {
    if ('room' in step) this.stepIn(this.archive(step.room), step);
    else if (step.do === 'deliver') this.deliver(step.count);
    else if (step.do === 'restart') this.restart();
    else this.cut((arrival) => step.do === 'cut with late answers' && 'ask' in arrival);
  }

  private stepIn(archive: ModelArchive, step: Extract<Step, { room: number }>): void {
    if (step.do === 'say') this.say(archive, step.kind, step.later);
    else if (step.do === 'note') archive.add({ id: this.nextId() });
    else if (step.do === 'join') this.join(archive.room);
    else if (step.do === 'leave') this.interrupt(archive.room);
    else if (step.do === 'ask') this.ask(archive, { want: 'current', max: step.max });
    else if (step.do === 'scroll') this.scroll(archive, step.at, step.place);
    else if (step.do === 'read') this.read(archive, step.place);
    else if (step.do === 'purge') archive.purge(step.place % 5);
    else this.arrive(this.lastArrival);
  }

  private restart(): void {
    this.history.close();
    this.joined.clear();
    this.wire = [];
    this.history = this.open();
  }

  private deliver(count: number): void {
    for (const arrival of this.wire.splice(0, count)) this.arrive(arrival);
  }

  /** What must hold at every moment. */
  check(): void {
    for (const archive of this.archives) {
      const stored = this.walk(archive.room);
      expectServerOrder(archive, stored);
      expectNoHiddenGap(archive, stored);
      this.expectCounts(archive.room, stored);
    }
  }

  /** The person comes back, reads everything, and sees exactly what the server has. */
  finish(): void {
    for (const archive of this.archives) {
      this.join(archive.room);
      this.deliver(this.wire.length);
      this.fill(archive);
      const stored = this.walk(archive.room).map(({ archiveId }) => archiveId);
      const there = archive.entries.flatMap(({ message }) => message?.archiveId ?? []);
      expect(stored.filter((id) => there.includes(id ?? ''))).toEqual(there);
    }
    this.check();
    this.history.close();
    this.expectIndexAgrees();
  }

  /** Also of a world in which something failed. */
  end(): void {
    this.history.close();
    this.folder.remove();
  }

  private archive(choice: number): ModelArchive {
    const archive = this.archives[choice % this.archives.length];
    if (archive === undefined) throw new Error('No rooms');
    return archive;
  }

  private open(): History {
    return openHistory({ file: this.file, names: () => ['Ada'] });
  }

  private nextId(): string {
    this.said += 1;
    return `id${this.said}`;
  }

  private say(archive: ModelArchive, kind: number, later: number): void {
    this.clock += this.tick + later;
    const id = this.nextId();
    const own = kind === 1;
    const message: Message = {
      room: archive.room,
      archiveId: id,
      author: own ? { id: 'ada@here', name: 'Ada' } : { id: `p${kind}@here`, name: `Person ${kind}` },
      own,
      sentAt: this.clock,
      text: kind === 2 ? `word${id} for Ada` : `word${id} for everybody`,
      importance: kind === 3 ? 'Alert' : 'Regular',
      ...(own ? { originId: `o${id}` } : {}),
    };
    archive.add({ id, message });
    if (this.joined.has(archive.room)) this.wire.push({ live: message });
  }

  private join(room: string): void {
    if (this.joined.has(room)) return;
    this.joined.add(room);
    this.history.joined(room);
  }

  private interrupt(room: string): void {
    if (!this.joined.delete(room)) return;
    this.wire = this.wire.filter((arrival) => !('live' in arrival && arrival.live.room === room));
    this.history.interrupted(room);
  }

  private cut(survives: (arrival: Arrival) => boolean): void {
    this.wire = this.wire.filter(survives);
    this.joined.clear();
    this.history.interrupted();
  }

  private ask(archive: ModelArchive, wish: Parameters<History['nextAsk']>[1]): void {
    const ask = this.history.nextAsk(archive.room, wish);
    if (ask !== undefined) this.wire.push({ room: archive.room, ask, page: archive.query(ask) });
  }

  private scroll(archive: ModelArchive, at: number, place: number): void {
    const where = (['newest', 'before', 'after', 'around'] as const)[at % 4] ?? 'newest';
    const stored = this.walk(archive.room);
    const key = stored[place % Math.max(1, stored.length)]?.key ?? 0;
    const from = where === 'newest' ? { at: where } : { at: where, key };
    const { missing } = this.history.page({ room: archive.room, from, limit: 1 + (place % 6) });
    if (missing !== undefined) {
      this.wire.push({ room: archive.room, ask: missing, page: archive.query(missing) });
    }
  }

  private read(archive: ModelArchive, place: number): void {
    const stored = this.walk(archive.room);
    const before = this.history.counts(archive.room).readUpTo;
    this.history.markRead(archive.room, stored[place % Math.max(1, stored.length)]?.key ?? 0);
    expect(this.history.counts(archive.room).readUpTo).toBeGreaterThanOrEqual(before);
  }

  private arrive(arrival: Arrival | undefined): void {
    if (arrival === undefined) return;
    this.lastArrival = arrival;
    if ('live' in arrival) {
      if (this.joined.has(arrival.live.room)) this.history.storeLive([arrival.live]);
    } else if (arrival.page === undefined) this.history.refused(arrival.room, arrival.ask);
    else this.history.storePage(arrival.room, arrival.ask, arrival.page);
  }

  /** As core does it: catch up, then page back to the very start, asking for what is missing. */
  private fill(archive: ModelArchive): void {
    for (let asked = 0; ; asked += 1) {
      this.ask(archive, { want: 'current', max: 4 });
      if (this.wire.length === 0) break;
      this.deliver(this.wire.length);
      expect(asked).toBeLessThan(1000);
    }
    let key = Number.MAX_SAFE_INTEGER;
    for (let asked = 0; ; asked += 1) {
      expect(asked).toBeLessThan(1000);
      const page = this.history.page({ room: archive.room, from: { at: 'before', key }, limit: 5 });
      if (page.missing === undefined) {
        if (page.messages.length === 0 || page.reachedStart) return;
        key = page.messages[0]?.key ?? 0;
      } else this.arrive({ room: archive.room, ask: page.missing, page: archive.query(page.missing) });
    }
  }

  /** Every stored message of a room, by pages, oldest first. */
  private walk(room: string): readonly StoredMessage[] {
    const walked: StoredMessage[] = [];
    for (let key = Number.MAX_SAFE_INTEGER; ; key = walked[0]?.key ?? 0) {
      const { messages } = this.history.page({ room, from: { at: 'before', key }, limit: 20 });
      walked.unshift(...messages);
      if (messages.length < 20) return walked;
    }
  }

  private expectCounts(room: string, stored: readonly StoredMessage[]): void {
    const { unread, mentions, readUpTo } = this.history.counts(room);
    const above = stored.filter(({ own, key }) => !own && key > readUpTo);
    expect(unread).toBe(above.length);
    expect(mentions).toBe(above.filter(({ text }) => text.endsWith('Ada')).length);
  }

  private expectIndexAgrees(): void {
    expect(historyFaults(this.file)).toEqual([]);
  }
}

function expectServerOrder(archive: ModelArchive, stored: readonly StoredMessage[]): void {
  const places = stored.map(({ archiveId }) => archive.all.findIndex(({ id }) => id === archiveId));
  expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
  const keys = stored.map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)].toSorted((a, b) => a - b));
}

/** Between two messages without a mark, nothing that the server has is missing. */
function expectNoHiddenGap(archive: ModelArchive, stored: readonly StoredMessage[]): void {
  const known = new Set(stored.map(({ archiveId }) => archiveId));
  const place = (message: StoredMessage) => archive.all.findIndex(({ id }) => id === message.archiveId);
  stored.slice(1).forEach((message, index) => {
    const previous = stored[index];
    if (previous === undefined || message.gapBefore) return;
    const between = archive.all.slice(place(previous) + 1, place(message));
    expect(between.filter((entry) => entry.message !== undefined && !known.has(entry.id))).toEqual([]);
  });
}
