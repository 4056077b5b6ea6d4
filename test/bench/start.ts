import { join } from 'node:path';
import { startChild } from '#test/support/child.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { npmStart } from '#test/support/host.ts';
import { Member } from '#test/support/member.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { type Bench, measure } from './figures.ts';

/** What `npm start -- --plain` runs. */
const built = join(projectRoot, 'dist', 'plain', 'plain.js');

export const startBench: Bench = {
  name: 'start',
  about:
    'From the start of the process to `Perch is ready`. The floor is Node with nothing to do but say so.',
  run: async () => {
    const folder = temporaryFolder('bench-start');
    const settled = join(folder.path, 'settled');
    await buildOnce(join(folder.path, 'build'));
    const member = await Member.starts(settled);
    await member.ask('account.startHere', { displayName: 'Ada' });
    await member.stops();

    let fresh = 0;
    const floor = await measure(bareNode, { runs: 9 });
    const rows = [
      {
        what: 'first start',
        unit: 'ms',
        floor,
        figure: await measure(() => timeOf(join(folder.path, `fresh${fresh++}`)), { runs: 9 }),
        target: '1.3x',
      },
      {
        what: 'with an account',
        unit: 'ms',
        floor,
        figure: await measure(() => timeOf(settled), { runs: 9 }),
        target: '1.3x',
      },
    ];
    folder.remove();
    return rows;
  },
};

async function buildOnce(data: string): Promise<void> {
  const started = npmStart(['--port', '0', '--data', data, '--no-open']);
  await started.printed(/Perch is ready/);
  await started.stop();
}

async function bareNode(): Promise<number> {
  const start = performance.now();
  const child = startChild(projectNode, ['-e', 'console.log("ready"); setInterval(() => {}, 1000)']);
  await child.printed(/ready/);
  const time = performance.now() - start;
  await child.stop();
  return time;
}

async function timeOf(data: string): Promise<number> {
  const start = performance.now();
  const host = startChild(projectNode, [built, '--port', '0', '--data', data, '--no-open']);
  await host.printed(/Perch is ready/);
  const time = performance.now() - start;
  await host.stop();
  return time;
}
