import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runToEnd } from '#test/support/child.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { addInsBench } from './add-ins.ts';
import { archiveBench } from './archive.ts';
import { arrivalBench } from './arrival.ts';
import { catchUpBench } from './catch-up.ts';
import { directoryBench } from './directory.ts';
import { directorySocketBench } from './directory-socket.ts';
import { directoryWindowBench } from './directory-window.ts';
import type { Bench, Row } from './figures.ts';
import { filtersBench } from './filters.ts';
import { followedBench } from './followed.ts';
import { historyBench } from './history.ts';
import { scrollingBench } from './scrolling.ts';
import { serverBenches } from './server.ts';
import { serverArchiveBench } from './server-archive.ts';
import { startBench } from './start.ts';
import { writeTable } from './table.ts';
import { windowBench } from './window.ts';

/** `npm run bench -- [name…] [--json FILE]`: floors and figures of one run. Nothing is judged by time. */
const benches: readonly Bench[] = [
  startBench,
  windowBench,
  scrollingBench,
  addInsBench,
  filtersBench,
  arrivalBench,
  historyBench,
  ...serverBenches,
  archiveBench,
  catchUpBench,
  followedBench,
  serverArchiveBench,
  directoryBench,
  directorySocketBench,
  directoryWindowBench,
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
/** `server` means all of `server-50`, `server-200` and `server-1000`. */
const isMeant = (name: string, word: string): boolean => name === word || name.startsWith(`${word}-`);
const asked = benches.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => isMeant(name, word)),
);
const unknown = positionals.filter((word) => !benches.some(({ name }) => isMeant(name, word)));
const say = (text: string): unknown => process.stdout.write(`${text}\n`);

if (unknown.length > 0) {
  say(`There is no bench ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

// Ending in order ends the servers as well.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const results: Record<string, readonly Row[]> = {};
say(
  `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} before the start; medians, half the spread as ±.`,
);
await runToEnd(projectNode, [join(projectRoot, 'build', 'bundle.ts'), '--if-stale']);
for (const { name, about, run } of asked) {
  say(`\n${name}: ${about}`);
  try {
    const rows = await run();
    results[name] = rows;
    say(writeTable(rows));
  } catch (error) {
    // What the others measure is worth having all the same.
    say(`This one came to no end: ${String(error)}`);
    process.exitCode = 1;
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
