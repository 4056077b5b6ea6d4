import { join } from 'node:path';
import { addRoom, defaultSettings } from '#electron/server/rooms/settings/create.ts';
import { createSqliteRoomStore } from '#electron/server/rooms/storage/sqlite-store.ts';
import { startServer } from '#electron/server/server.ts';
import { openDatabase } from '#electron/server/storage/database.ts';
import { readDiscoItems } from '#electron/stanza/0030-disco.ts';
import { readFoundChannels, writeChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { randomFrom, seed } from '#test/support/random.ts';
import { Device } from '#test/unit/server/device.ts';
import { type Bench, type Figure, measure, type Row } from './figures.ts';

const sizes = [100, 1000, 10_000];
const service = 'rooms.localhost';
const words = 'feed level open desk late order price quiet bird river watch early note plan build'.split(' ');
/** Stands in the name of one room. */
const rare = 'xyzzy';
const common = 'river';

export const directorySocketBench: Bench = {
  name: 'directory-socket',
  about:
    'Rooms found by a word in their name, from 100 rooms to 10,000: asked of our server in one request (XEP-0433), first 100 on a page, and by reading its whole list (XEP-0030) and looking through it here. The floor is the same names looked through in memory.',
  run: async () => {
    const folder = temporaryFolder('bench-directory');
    const database = openDatabase(join(folder.path, 'server.sqlite'));
    const server = await startServer({ port: 0, database, domain: 'localhost' });
    await server.putAccount('ana', "ana's password");
    const ana = await Device.signIn(server, 'ana');
    const rooms: string[] = [];
    const rows: Row[] = [];
    const grow = database.transaction(roomMaker(database, rooms));
    for (const size of sizes) {
      grow(size);
      rows.push(...(await rowsOf(size, rooms, ana)));
    }
    await ana.leaves();
    await server.close();
    folder.remove();
    return rows;
  },
};

/** Fills the directory up to a size, with names that a seed determines; the last one is rare. */
function roomMaker(database: ReturnType<typeof openDatabase>, names: string[]): (size: number) => void {
  const store = createSqliteRoomStore(database);
  const random = randomFrom(seed);
  const [category] = store.categories();
  const context = { store, clock: Date.now, ids: () => String(names.length) };
  const pick = (): string => words[Math.floor(random() * words.length)] ?? '';
  return (size) => {
    while (names.length < size) {
      const name = `${pick()} ${pick()} ${names.length === 50 ? rare : names.length}`;
      names.push(name);
      const settings = { ...defaultSettings(name, category?.key ?? 0), description: `About ${pick()}` };
      const address = `room-${names.length}@${service}`;
      addRoom(context, { address, settings, locked: false, owner: 'ana@localhost' });
    }
  };
}

async function rowsOf(size: number, rooms: readonly string[], ana: Device): Promise<readonly Row[]> {
  const shown = size.toLocaleString('en');
  const row = async (word: string, how: string, find: () => Promise<number>): Promise<Row> => ({
    what: `${how}, ${word === rare ? 'one room' : 'many rooms'} of ${shown}`,
    unit: 'ms',
    floor: await time(async () => rooms.filter((name) => name.includes(word)).length),
    figure: await time(find),
    target: how === 'asked' ? 'grows with what is found' : '',
  });
  const rows: Row[] = [];
  for (const word of [rare, common]) {
    rows.push(await row(word, 'asked', () => asked(ana, word)));
    rows.push(await row(word, 'by the list', () => listed(ana, word)));
  }
  return rows;
}

function time(act: () => Promise<number>): Promise<Figure> {
  return measure(
    async () => {
      const start = performance.now();
      if ((await act()) === 0) throw new Error('Nothing was found.');
      return performance.now() - start;
    },
    { warmUp: 5, runs: 31 },
  );
}

async function asked(ana: Device, text: string): Promise<number> {
  const answer = await ana.asks('get', service, writeChannelSearch({ text }));
  const result = answer.getChild('result');
  return (result && readFoundChannels(result))?.length ?? 0;
}

async function listed(ana: Device, text: string): Promise<number> {
  const answer = await ana.asks('get', service, xml('query', { xmlns: NS.discoItems }));
  const query = answer.getChild('query');
  const items = (query && readDiscoItems(query))?.items ?? [];
  return items.filter(({ name }) => name?.includes(text)).length;
}
