import { join } from 'node:path';
import { openDatabase } from '#electron/server/storage/database.ts';
import type { ResultSetRequest } from '#electron/stanza/0059-rsm.ts';
import type { ArchiveRequest } from '#electron/stanza/0313-archive.ts';
import type { ArchiveSearch } from '#electron/stanza/0431-search.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { soak } from '#test/support/random.ts';
import { type Bench, figure, measure, type Row } from './figures.ts';
import { commonWord, rareWord, rooms, smallRoom } from './history/corpus.ts';
import { type DeepArchive, openDeepArchive } from './server-archive/deep-archive.ts';

const quick = process.env.PERCH_BENCH_QUICK === '1' && !soak;
const sizes = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];

/** What is asked of the archives, the first page of 50 each time, newest first, with the count of all. */
const searches: Readonly<Record<string, ArchiveSearch>> = {
  'a rare word, all rooms': { text: rareWord, rooms },
  'a common word, all rooms': { text: commonWord, rooms },
  'two words that never meet, all rooms': { text: `${commonWord} ${rareWord}`, rooms },
  'a phrase that is rare, all rooms': { text: 'the feed is late', words: 'phrase', rooms },
  'two letters, all rooms': { text: commonWord.slice(0, 2), rooms },
  'a common word, the large room': { text: commonWord },
  'a common word, a small room': { text: commonWord, rooms: [smallRoom] },
};

export const serverArchiveBench: Bench = {
  name: 'deep',
  about:
    'The archives of 200 rooms on our server as they grow; no sockets. The floor is SQLite alone: 50 rows by rowid range. “Longest” is what others wait while it goes on: the longest step of a search, an indexing or a removal.',
  run: async () => {
    const folder = temporaryFolder('bench-deep');
    const db = openDatabase(join(folder.path, 'server.sqlite'));
    const rows: Row[][] = [];
    try {
      const archive = openDeepArchive(db);
      for (const size of sizes) rows.push(await rowsAt(archive, size));
    } finally {
      db.close();
      folder.remove();
    }
    // Beside each other, as they grow.
    return (rows[0] ?? []).flatMap((_, line) => rows.flatMap((one) => one[line] ?? []));
  },
};

async function rowsAt(archive: DeepArchive, size: number): Promise<Row[]> {
  const label = (what: string): string => `${what}, ${size / 1000}k`;
  archive.growTo(size);
  const indexed = archive.indexAll();
  const floor = await measure(async () => archive.floor(), { warmUp: 5, runs: 25 });
  const pages: readonly (readonly [string, ResultSetRequest])[] = [
    ['newest 50 of the deep room', { max: 50, before: null }],
    ['50 in the middle of it', { max: 50, before: archive.middle() }],
    ['its first 50', { max: 50 }],
  ];
  const rows: Row[] = [];
  for (const [what, page] of pages) {
    const took = await measure(async () => archive.ask({ page, flipped: false }).took, {
      warmUp: 3,
      runs: 15,
    });
    rows.push({ what: label(what), unit: 'ms', floor, figure: took, target: 'does not grow' });
  }
  rows.push({ what: label('indexing'), unit: 'per second', figure: figure([indexed.perSecond]) });
  rows.push({
    what: label('indexing, longest'),
    unit: 'ms',
    figure: figure([indexed.longest]),
    target: 'under 16',
  });
  for (const [what, search] of Object.entries(searches)) {
    const longest: number[] = [];
    const took = await measure(
      async () => {
        const asked = archive.ask(newest(search));
        longest.push(asked.longest);
        return asked.took;
      },
      { warmUp: 1, runs: 5 },
    );
    rows.push({ what: label(what), unit: 'ms', floor, figure: took });
    rows.push({ what: label(`${what}, longest`), unit: 'ms', figure: figure(longest), target: 'under 16' });
  }
  const removed = archive.remove(200);
  rows.push({ what: label('removing'), unit: 'per second', figure: figure([removed.perSecond]) });
  rows.push({
    what: label('removing, longest'),
    unit: 'ms',
    figure: figure([removed.longest]),
    target: 'under 16',
  });
  rows.push({
    what: label('size, index included'),
    unit: 'bytes per message',
    figure: figure([archive.bytes() / size]),
  });
  return rows;
}

function newest(search: ArchiveSearch): ArchiveRequest {
  return { page: { max: 50, before: null }, flipped: false, search };
}
