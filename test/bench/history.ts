import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type History, openHistory } from '#electron/history/history.ts';
import type { Message } from '#electron/model/message.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { randomFrom, seed, soak } from '#test/support/random.ts';
import { type Bench, type Figure, figure, measure, type Row } from './figures.ts';

const batch = 250;
const sizes = soak ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
const rooms = Array.from({ length: 200 }, (_, index) => `room${index}@rooms.localhost`);
const words =
  'feed level open desk late order price quiet bird river watch early note plan build release check again'.split(
    ' ',
  );

export const historyBench: Bench = {
  name: 'history',
  about: `What comes in is stored and indexed in batches of ${batch}; pages and searches as the archive grows. The floor is SQLite alone: the same texts into a bare table, and 50 rows by rowid range.`,
  run: async () => {
    const folder = temporaryFolder('bench-history');
    const history = openHistory({ file: join(folder.path, 'history.sqlite'), names: () => ['Ada'] });
    const bare = bareTable(join(folder.path, 'bare.sqlite'));
    const say = speaker();
    const rows: Row[] = [];
    let stored = 0;
    for (const size of sizes) {
      const rates: { ours: number; floor: number }[] = [];
      for (; stored < size; stored += batch) {
        const messages = Array.from({ length: batch }, say);
        rates.push({
          ours: rateOf(() => history.storeLive(messages)),
          floor: rateOf(() => bare.store(messages)),
        });
      }
      rows.push(...ingestRow(size, rates), ...(await readingRows(size, history, bare)));
    }
    history.close();
    bare.close();
    folder.remove();
    return rows;
  },
};

/** The last batches before a size was reached, so that each size has figures of its own. */
function ingestRow(size: number, rates: readonly { ours: number; floor: number }[]): readonly Row[] {
  const last = rates.slice(-20);
  return [
    {
      what: `ingest, ${size.toLocaleString('en')} stored`,
      unit: 'per second',
      floor: figure(last.map(({ floor }) => floor)),
      figure: figure(last.map(({ ours }) => ours)),
      target: 'at 1M 0.75 of the empty rate',
    },
  ];
}

async function readingRows(size: number, history: History, bare: BareTable): Promise<readonly Row[]> {
  const [room = ''] = rooms;
  const time = (act: () => unknown): Promise<Figure> =>
    measure(async () => 1000 / rateOf(act, 1), { warmUp: 20, runs: 101 });
  const floor = await time(() => bare.newest());
  const row = async (label: string, act: () => unknown, target: string): Promise<Row> => ({
    what: `${label}, ${size.toLocaleString('en')} stored`,
    unit: 'ms',
    floor,
    figure: await time(act),
    target,
  });
  return [
    await row('newest 50', () => history.page({ room, from: { at: 'newest' }, limit: 50 }), '1.5x'),
    await row('unread of 200 rooms', () => rooms.map((each) => history.counts(each)), 'flat'),
    await row(
      'search, common word',
      () => history.search({ search: { text: 'desk', order: 'time' }, limit: 50 }),
      '1.5x',
    ),
    await row(
      'search, two words',
      () => history.search({ search: { text: 'bird river', order: 'time' }, limit: 50 }),
      '',
    ),
    await row(
      'search, two letters',
      () => history.search({ search: { text: 'pr', order: 'time' }, limit: 50 }),
      '3x',
    ),
  ];
}

function speaker(): () => Message {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[Math.floor(random() * items.length)] ?? otherwise;
  let count = 0;
  return () => {
    count += 1;
    return {
      room: pick(rooms, ''),
      archiveId: `archive-${count}`,
      author: { id: `person${count % 40}@localhost`, name: `Person ${count % 40}` },
      own: false,
      sentAt: 1_700_000_000_000 + count * 1000,
      text: Array.from({ length: 20 }, () => pick(words, '')).join(' '),
      importance: 'Regular',
    };
  };
}

interface BareTable {
  store(messages: readonly Message[]): void;
  newest(): unknown;
  close(): void;
}

function bareTable(file: string): BareTable {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, room TEXT, author TEXT, text TEXT)');
  const insert = database.prepare('INSERT INTO message (room, author, text) VALUES (?, ?, ?)');
  const range = database.prepare('SELECT * FROM message WHERE id > ? - 50');
  const last = database.prepare('SELECT max(id) FROM message').pluck();
  return {
    store: database.transaction((messages: readonly Message[]) => {
      for (const { room, author, text } of messages) insert.run(room, author.id, text);
    }),
    newest: () => range.all(last.get()),
    close: () => database.close(),
  };
}

function rateOf(act: () => unknown, count = batch): number {
  const start = performance.now();
  act();
  return (count / (performance.now() - start)) * 1000;
}
