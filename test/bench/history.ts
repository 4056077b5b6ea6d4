import { statSync } from 'node:fs';
import { type Bench, type Figure, figure, measure, type Row } from './figures.ts';
import { commonWord } from './history/corpus.ts';
import { type Growing, type Ingested, openGrowing, slice, timed } from './history/growing.ts';
import { readings } from './history/reading.ts';
import { chill, start } from './history/starting.ts';
import { liveCommits, percentile, stopsWhileSearching, syncs } from './history/stops.ts';

const sizes = [10_000, 100_000, 1_000_000];

/** The figures of one size, by what was measured, in the order of the table. */
type Figures = ReadonlyMap<string, Omit<Row, 'what'>>;

export const historyBench: Bench = {
  name: 'history',
  about: `What is stored, read and found as the archive of 200 rooms grows by backlogs in slices of ${slice}. Floors: SQLite with a bare table (the same texts stored; 50 rows by range; LIKE over all), the disk's own sync, Node without anything.`,
  run: async () => {
    const growing = openGrowing();
    const bySize: Figures[] = [];
    try {
      for (const size of sizes) bySize.push(await figuresAt(growing, size));
    } finally {
      growing.close();
    }
    return [...(bySize[0]?.keys() ?? [])].flatMap((what) =>
      sizes.map((size, index) => rowOf(what, size, bySize[index], bySize[index - 1])),
    );
  },
};

/** A line of the table, with how the figure grew from the size before. */
function rowOf(what: string, size: number, here: Figures | undefined, before: Figures | undefined): Row {
  const found = here?.get(what);
  if (found === undefined) throw new Error(`${what} was not measured at ${size}`);
  const smaller = before?.get(what)?.figure;
  const growth = smaller && figure([found.figure.median / smaller.median]);
  return { what: `${what}, ${size / 1000}k`, ...found, ...(growth && { beside: { grown: growth } }) };
}

async function figuresAt(growing: Growing, size: number): Promise<Figures> {
  const ingested = await growing.growTo(size);
  return new Map([
    ...ingestRows(ingested),
    ...(await liveRows(growing)),
    ...(await readingRows(growing)),
    ...(await threadRows(growing)),
    ...sizeRows(growing, size),
    ...(await startRows(growing)),
  ]);
}

function ingestRows({ ours, withWaiting, busy, floor }: Ingested): [string, Omit<Row, 'what'>][] {
  const rate = (times: readonly number[]): Figure =>
    figure(groups(times, 20).map((group) => (slice * group.length * 1000) / sum(group)));
  const stop = (share: number, times = ours): Omit<Row, 'what'> => ({
    unit: 'ms',
    floor: figure([percentile(floor, share)]),
    figure: figure([percentile(times, share)]),
    target: 'under 16 ms',
  });
  return [
    [
      'ingest of a backlog',
      { unit: 'per second', floor: rate(floor), figure: rate(withWaiting), target: 'at 1M 0.75 of 10k' },
    ],
    [
      'the same by processor time',
      { unit: 'per second', floor: rate(floor), figure: rate(busy), target: 'at 1M 0.75 of 10k' },
    ],
    ['stop while ingesting, p50', stop(0.5)],
    ['stop while ingesting, p99', stop(0.99)],
    ['stop while ingesting, worst', stop(1)],
    ['of that processor time, p99', stop(0.99, busy)],
    ['of that processor time, worst', stop(1, busy)],
  ];
}

async function liveRows(growing: Growing): Promise<[string, Omit<Row, 'what'>][]> {
  const disk = figure(syncs(growing, 200));
  const taken = await liveCommits(growing, 500);
  return [
    ['live message', { unit: 'ms', floor: disk, figure: figure(taken), target: '' }],
    [
      'live message, p99',
      { unit: 'ms', floor: disk, figure: figure([percentile(taken, 0.99)]), target: '10 syncs' },
    ],
  ];
}

async function readingRows({ history, bare }: Growing): Promise<[string, Omit<Row, 'what'>][]> {
  const rows: [string, Omit<Row, 'what'>][] = [];
  for (const { what, act, target, like } of readings) {
    const floor =
      like === undefined
        ? await repeated(() => bare.range())
        : await repeated(() => bare.like(like), { warmUp: 1, runs: 5 });
    rows.push([what, { unit: 'ms', floor, figure: await repeated(() => act(history)), target }]);
  }
  return rows;
}

function repeated(act: () => unknown, runs = { warmUp: 10, runs: 51 }): Promise<Figure> {
  return measure(async () => timed(act), runs);
}

async function threadRows(growing: Growing): Promise<[string, Omit<Row, 'what'>][]> {
  const search = (order: 'time' | 'relevance') => ({ search: { text: commonWord, order }, limit: 50 });
  const asked = await measure(
    async () => {
      const begun = performance.now();
      await growing.reader.search(search('time'), 'bench');
      return performance.now() - begun;
    },
    { warmUp: 10, runs: 51 },
  );
  const stops = await measure(() => stopsWhileSearching(growing, search('relevance')), { runs: 9 });
  return [
    ['common word, asked of the thread', { unit: 'ms', figure: asked, target: '' }],
    ['stop while searching, worst', { unit: 'ms', figure: stops, target: 'under 16 ms' }],
  ];
}

function sizeRows({ file, bare }: Growing, size: number): [string, Omit<Row, 'what'>][] {
  const [ours, floor] = [statSync(file).size / size, bare.bytes() / size];
  return [
    ['size of a message', { unit: 'bytes', floor: figure([floor]), figure: figure([ours]), target: '' }],
  ];
}

async function startRows({ apart, file }: Growing): Promise<[string, Omit<Row, 'what'>][]> {
  return apart(async () => {
    const several = (once: () => number, runs = 7): Promise<Figure> => measure(async () => once(), { runs });
    const floor = await several(() => start().ms);
    const cold = (): number => {
      chill(file);
      return start(file).ms;
    };
    return [
      ['start, warm', { unit: 'ms', floor, figure: await several(() => start(file).ms), target: '1.3x' }],
      ['start, cold', { unit: 'ms', floor, figure: await several(cold), target: '' }],
      [
        'resident memory',
        {
          unit: 'MB',
          floor: await several(() => start().megabytes, 3),
          figure: await several(() => start(file).megabytes, 3),
          target: '',
        },
      ],
    ];
  });
}

function groups(values: readonly number[], size: number): readonly (readonly number[])[] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, index) => values.slice(index * size, (index + 1) * size));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
