import type { Message } from '#electron/model/message.ts';
import { createRoomService, createSqliteRoomStore, roomMigrations } from '#electron/server/rooms/index.ts';
import { defaultSettings } from '#electron/server/rooms/settings/create.ts';
import { writeArchiveId } from '#electron/server/rooms/storage/archive-ids.ts';
import { createCheckpoints } from '#electron/server/storage/checkpoints.ts';
import { type Database, migrate } from '#electron/server/storage/database.ts';
import { type ArchiveRequest, writeArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { writeRoomWords } from '#electron/stanza/perch-message.ts';
import { xml } from '#electron/stanza/xml.ts';
import { largeRoom, rooms, speaker } from '../history/corpus.ts';

const domain = 'rooms.localhost';
const asker = 'person0@localhost/bench';
const batch = 1_000;

/** What was done in steps: a rate, and the longest step. */
interface Stepped {
  readonly perSecond: number;
  readonly longest: number;
}

interface Asked {
  readonly took: number;
  /** The longest step, in ms: what somebody else waits at most. */
  readonly longest: number;
}

/** The archives of two hundred open rooms in a server's file. Times in ms. */
export interface DeepArchive {
  growTo(size: number): void;
  indexAll(): Stepped;
  /** Asks the deep room, or where rooms are named all of these. */
  ask(request: ArchiveRequest): Asked;
  /** 50 rows by rowid range. */
  floor(): number;
  /** Takes the oldest messages out of the deep room. */
  remove(count: number): Stepped;
  bytes(): number;
  /** Id of a message in the middle of the deep room. */
  middle(): string;
}

export function openDeepArchive(db: Database.Database): DeepArchive {
  migrate(db, roomMigrations);
  const checkpoints = createCheckpoints(db, (action) => action());
  const store = createSqliteRoomStore(db);
  let given = 0;
  const service = createRoomService({ store, domain, clock: Date.now, ids: () => `id${++given}` });
  const keys = db.transaction(() => makeRooms(store))();
  const deep = keys.get(largeRoom) ?? 0;
  const next = speaker();
  let size = 0;

  const add = (): void => {
    const message = next();
    const room = keys.get(message.room) ?? 0;
    const said = {
      kind: 'text',
      author: message.author.id,
      authorPublic: true,
      nickname: message.author.name,
    } as const;
    store.addMessage(room, { ...said, stanza: stanzaOf(message), now: message.sentAt });
  };
  /** Each step is a transaction, as in the server. */
  const step = (act: () => void): number => {
    const took = timed(() => db.transaction(act)());
    checkpoints.committed();
    return took;
  };
  const range = db.prepare('SELECT stanza FROM room_messages WHERE id < ? ORDER BY id DESC LIMIT 50');
  const last = db.prepare<[], number>('SELECT max(id) FROM room_messages').pluck();

  return {
    growTo(wanted) {
      for (; size < wanted; size += batch) step(() => Array.from({ length: batch }, add));
    },
    indexAll() {
      const steps: number[] = [];
      for (let done = false; !done; ) {
        steps.push(
          step(() => {
            done = store.index(100);
          }),
        );
      }
      return stepped(steps.length * 100, steps);
    },
    ask(request) {
      const to = request.search?.rooms ? domain : largeRoom;
      const iq = xml('iq', { type: 'set', id: 'a', from: asker, to }, writeArchiveRequest(request));
      const steps = [step(() => void service.handle(iq))];
      while (service.due === 'now') steps.push(step(() => void service.work()));
      return { took: sum(steps), longest: Math.max(...steps) };
    },
    floor: () => timed(() => range.all(last.get() ?? 0)),
    remove(count) {
      const steps: number[] = [];
      for (let left = count; left > 0; left -= 10) {
        steps.push(step(() => void store.purgeBefore(deep, Date.now(), 10)));
      }
      return stepped(count, steps);
    },
    bytes: () =>
      Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true })),
    middle: () => {
      const half = Math.floor(store.count(deep, {}) / 2);
      const nth = db.prepare<[number, number], number>(
        'SELECT id FROM room_messages WHERE room = ? ORDER BY id LIMIT 1 OFFSET ?',
      );
      return writeArchiveId(nth.pluck().get(deep, half) ?? 0);
    },
  };
}

function makeRooms(store: ReturnType<typeof createSqliteRoomStore>): ReadonlyMap<string, number> {
  const [category] = store.categories();
  const deeds = {
    revision: 0,
    created: { by: '', at: 0 },
    updated: { by: '', at: 0 },
    locked: false,
    secret: 's',
  };
  return new Map(
    rooms.map((address) => {
      const settings = { ...defaultSettings(address, category?.key ?? 0), privacy: 'Open' } as const;
      return [address, store.addRoom({ address, settings, ...deeds }).key];
    }),
  );
}

function stanzaOf({ room, author, text, importance }: Message): string {
  const stanza = writeRoomWords(room, { text, importance });
  delete stanza.attrs.to;
  stanza.attrs.from = `${room}/${author.name}`;
  return stanza.toString();
}

function stepped(count: number, steps: readonly number[]): Stepped {
  return { perSecond: (count / sum(steps)) * 1000, longest: Math.max(...steps) };
}

function sum(times: readonly number[]): number {
  return times.reduce((total, time) => total + time, 0);
}

function timed(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}
