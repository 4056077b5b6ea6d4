import { join } from 'node:path';
import Database from 'better-sqlite3';
import { temporaryFolder } from '#test/support/folder.ts';
import { compared, type Gathering, withCrowd } from './crowds.ts';
import { type Bench, type Figure, measure, type Row } from './figures.ts';

const stored = 20_000;
const newestRuns = 11;

interface Taken {
  readonly storing: Figure;
  readonly newest: Figure;
  readonly paging: Figure;
}

export const archiveBench: Bench = {
  name: 'archive',
  about:
    'One person posts, each message counted when the room echoes it; then pages of 20,000 messages. The floor is SQLite alone: one durable commit per message, and 50 rows by rowid range.',
  run: async () => {
    const takings = new Map<string, Taken>();
    for (const kind of compared) takings.set(kind.name, await withCrowd(kind, 1, takeAll));
    const floor = await sqliteFloor();
    const row = (what: keyof Taken, label: string, unit: string): Row[] => {
      const { Perch: ours, ...beside } = Object.fromEntries(
        [...takings].map(([name, taken]) => [name, taken[what]]),
      );
      if (!ours) return [];
      return [{ what: label, unit, floor: floor[what], figure: ours, beside, target: 'ahead of both' }];
    };
    return [
      ...row('storing', 'messages stored', 'per second'),
      ...row('newest', 'newest 50 of 20,000', 'ms'),
      ...row('paging', 'paging, 250 a page', 'per second'),
    ];
  },
};

async function takeAll({ crowd }: Gathering): Promise<Taken> {
  const messages = stored / 4;
  const storing = await measure(async () => (await crowd.does('flood', { messages, window: 64 })).perSecond, {
    runs: 3,
  });
  const newest = await measure(async () => (await crowd.does('newest', { max: 50 })).milliseconds, {
    runs: newestRuns,
  });
  const paging = await measure(async () => (await crowd.does('page', { max: 250 })).perSecond, {
    warmUp: 0,
    runs: 3,
  });
  return { storing, newest, paging };
}

async function sqliteFloor(): Promise<Taken> {
  const folder = temporaryFolder('floor');
  const database = new Database(join(folder.path, 'floor.sqlite'));
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, stanza TEXT NOT NULL)');
    const insert = database.prepare('INSERT INTO message (stanza) VALUES (?)');
    const range = database.prepare('SELECT stanza FROM message WHERE id <= ? ORDER BY id DESC LIMIT ?');
    const stanza = 'x'.repeat(400);
    const rate = (count: number, act: () => void): number => {
      const start = performance.now();
      act();
      return (count / (performance.now() - start)) * 1000;
    };
    const insertMany = (): void => {
      for (let i = 0; i < stored / 4; i++) insert.run(stanza);
    };
    const readAll = (): void => {
      for (let at = stored; at > 0; at -= 250) range.all(at, 250);
    };
    return {
      storing: await measure(async () => rate(stored / 4, insertMany), { runs: 3 }),
      newest: await measure(async () => 1000 / rate(1, () => range.all(stored, 50)), { runs: newestRuns }),
      paging: await measure(async () => rate(stored, readAll), { warmUp: 0, runs: 3 }),
    };
  } finally {
    database.close();
    folder.remove();
  }
}
