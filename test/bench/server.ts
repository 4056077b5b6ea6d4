import { compared, type Gathering, withBareCrowd, withCrowd } from './crowds.ts';
import { type Bench, type Figure, figure, measure, type Row } from './figures.ts';

/** People in a room, messages of one flood, and the rate at which latency is taken. */
const sizes = [
  { people: 50, messages: 1_200, perSecond: 40 },
  { people: 200, messages: 300, perSecond: 20 },
  { people: 1_000, messages: 60, perSecond: 4 },
] as const;

interface Taken {
  readonly deliveries: Figure;
  readonly p50: Figure;
  readonly p99: Figure;
  readonly memory: Figure;
}

export const serverBenches: readonly Bench[] = sizes.map((size) => ({
  name: `server-${size.people}`,
  about: `One sender in a room of ${size.people} people. The floor is a bare ws server that repeats what it gets.`,
  run: () => rowsOf(size),
}));

async function rowsOf(size: (typeof sizes)[number]): Promise<readonly Row[]> {
  const take = (gathering: Gathering): Promise<Taken> => takeAll(gathering, size);
  const floor = await withBareCrowd(size.people, take);
  const takings = new Map<string, Taken>();
  for (const kind of compared) takings.set(kind.name, await withCrowd(kind, size.people, take));
  const row = (what: keyof Taken, label: string, unit: string, target: string): Row[] => {
    const { Perch: ours, ...beside } = Object.fromEntries(
      [...takings].map(([name, taken]) => [name, taken[what]]),
    );
    if (!ours) return [];
    return [
      { what: `${label}, ${size.people} people`, unit, floor: floor[what], figure: ours, beside, target },
    ];
  };
  return [
    ...row('deliveries', 'deliveries', 'per second', 'ahead of both'),
    ...row('p50', `latency p50 at ${size.perSecond}/s`, 'ms', ''),
    ...row('p99', `latency p99 at ${size.perSecond}/s`, 'ms', 'not above the better'),
    ...row('memory', 'memory', 'MB', size.people === 1_000 ? 'below Prosody' : ''),
  ];
}

async function takeAll({ crowd, memory }: Gathering, size: (typeof sizes)[number]): Promise<Taken> {
  const joined = memory();
  const flood = () => crowd.does('flood', { messages: size.messages, window: 32 });
  const deliveries = await measure(async () => (await flood()).perSecond, { runs: 3 });
  const paces: { p50: number; p99: number }[] = [];
  for (let run = 0; run < 3; run++) {
    paces.push(await crowd.does('pace', { perSecond: size.perSecond, messages: size.perSecond * 5 }));
  }
  return {
    deliveries,
    p50: figure(paces.map(({ p50 }) => p50)),
    p99: figure(paces.map(({ p99 }) => p99)),
    memory: figure([joined / 1e6, memory() / 1e6]),
  };
}
