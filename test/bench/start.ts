import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { plainProgram } from '#build/plain.config.ts';
import { BridgeClient } from '#test/support/bridge-client.ts';
import { startChild } from '#test/support/child.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { startBuilt } from '#test/support/host.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { type Bench, figure, type Row } from './figures.ts';

const runs = 15;
/** Looks first whether anything has to be built. */
const starter = join(projectRoot, 'build', 'start.ts');

/** One start until it says that it is ready, in milliseconds. */
interface Start {
  readonly clock: number;
  /** Of all its threads. */
  readonly processor: number;
}

export const startBench: Bench = {
  name: 'start',
  about:
    'From the start of the process to `Perch is ready`. The floor is Node with nothing to do but say so, in turn with the others.',
  run: async () => {
    const folder = temporaryFolder('bench-start');
    const settled = join(folder.path, 'settled');
    await firstLife(settled);

    const bare: Start[] = [];
    const first: Start[] = [];
    const again: Start[] = [];
    const command: Start[] = [];
    for (let run = 0; run < runs; run++) {
      bare.push(await startOf(['-e', 'console.log("ready"); setInterval(() => {}, 1000)']));
      first.push(await perch(join(folder.path, `fresh${run}`)));
      again.push(await perch(settled));
      command.push(await startOf([starter, '--plain', '--port', '0', '--data', settled, '--no-open']));
    }
    folder.remove();
    return [
      ...rows('first start', bare, first),
      ...rows('with an account', bare, again),
      row('the same by npm start', 'clock', bare, command),
    ];
  },
};

/** Somebody begins with what was just built: what Node compiles of it is kept for the starts that follow. */
async function firstLife(data: string): Promise<void> {
  rmSync(plainProgram.env.NODE_COMPILE_CACHE, { recursive: true, force: true });
  const { url, process } = await startBuilt(data);
  const window = await BridgeClient.enter(url);
  await window.ask('account.startHere', { displayName: 'Ada' });
  await window.close();
  await process.stop();
}

/** What `npm start -- --plain` runs. */
function perch(data: string): Promise<Start> {
  return startOf([plainProgram.entry, '--port', '0', '--data', data, '--no-open'], plainProgram.env);
}

async function startOf(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Start> {
  const start = performance.now();
  const child = startChild(projectNode, args, { env });
  await child.printed(/ready/);
  const clock = performance.now() - start;
  const processor = processorTime(child.pid);
  await child.stop();
  return { clock, processor };
}

/** Of all threads so far, from /proc; not a number where there is none. */
function processorTime(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const used = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'));
    return used.reduce((sum, line) => sum + Number.parseInt(line, 10), 0) / 1e6;
  } catch {
    return Number.NaN;
  }
}

function rows(what: string, bare: readonly Start[], starts: readonly Start[]): readonly Row[] {
  return [
    { ...row(what, 'clock', bare, starts), target: '1.3x' },
    { ...row(`${what}, of the processor`, 'processor', bare, starts), target: '1.3x' },
  ];
}

function row(what: string, of: keyof Start, bare: readonly Start[], starts: readonly Start[]): Row {
  const timesOf = (all: readonly Start[]) => figure(all.map((start) => start[of]));
  return { what, unit: 'ms', floor: timesOf(bare), figure: timesOf(starts) };
}
