import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createRoomService, createSqliteRoomStore, roomMigrations } from '#electron/server/rooms/index.ts';
import { defaultSettings } from '#electron/server/rooms/settings/create.ts';
import { writeResultSetRequest } from '#electron/stanza/0059-rsm.ts';
import { type ChannelSearch, writeChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { xml } from '#electron/stanza/xml.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { type Bench, measure, type Row } from './figures.ts';

const domain = 'rooms.localhost';
const sizes = [100, 1_000, 10_000];
const page = 50;
const privacies = ['Open', 'Closed', 'Secret'] as const;

/** What a person types or ticks; each is answered with the first page and the count of all. */
const searches: Readonly<Record<string, ChannelSearch>> = {
  'a word in every name': { text: 'desk' },
  'a word in one name': { text: 'number 77 ', words: 'phrase' },
  'a word in descriptions': { text: 'topic 50', words: 'phrase', inDescription: true },
  'my rooms': { mine: 'member' },
};

export const directoryBench: Bench = {
  name: 'directory',
  about: `One search through the room service, answered with ${page} rooms and the count of all, as the directory grows; a third of the rooms is secret and not the asker's. The floor is SQLite alone: the names looked through once.`,
  run: async () => {
    const rows: Row[] = [];
    for (const size of sizes) rows.push(...(await searchRows(size)));
    return rows;
  },
};

async function searchRows(size: number): Promise<readonly Row[]> {
  const folder = temporaryFolder('bench-directory');
  const db = new Database(join(folder.path, 'server.sqlite'));
  try {
    const ask = openDirectory(db, size);
    const scan = db.prepare(`SELECT count(*) FROM rooms WHERE instr(name_folded, 'desk') > 0`);
    const floor = await measure(async () => timed(() => scan.get()), { warmUp: 5, runs: 25 });
    const rows: Row[] = [];
    for (const [what, search] of Object.entries(searches)) {
      const figure = await measure(async () => timed(() => ask(search)), { warmUp: 3, runs: 15 });
      rows.push({ what: `${what}, ${size.toLocaleString('en')} rooms`, unit: 'ms', floor, figure });
    }
    return rows;
  } finally {
    db.close();
    folder.remove();
  }
}

function openDirectory(db: Database.Database, size: number): (search: ChannelSearch) => unknown {
  for (const step of roomMigrations.steps) db.exec(step);
  const store = createSqliteRoomStore(db);
  let given = 0;
  const service = createRoomService({ store, domain, clock: Date.now, ids: () => `id${++given}` });
  const [category] = store.categories();
  const created = { by: 'ana@localhost', at: 0 };
  const standing = { member: true, manager: true, presenter: true, admin: false, outcast: false };
  db.transaction(() => {
    for (let number = 0; number < size; number += 1) {
      const settings = {
        ...defaultSettings(`Room number ${number} desk`, category?.key ?? 0),
        description: `About topic ${number % 97}`,
        privacy: privacies[number % 3] ?? 'Open',
      };
      const deeds = { revision: 0, created, updated: created };
      const room = store.addRoom({
        address: `r${number}@${domain}`,
        settings,
        locked: false,
        secret: 's',
        ...deeds,
      });
      store.saveStanding(room.key, number % 50 === 0 ? 'ben@localhost' : 'ana@localhost', standing);
    }
  })();
  return (search) => {
    const question = writeChannelSearch(search, writeResultSetRequest({ max: page }));
    return service.handle(xml('iq', { type: 'get', id: 's', from: 'ben@localhost/a', to: domain }, question));
  };
}

function timed(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}
