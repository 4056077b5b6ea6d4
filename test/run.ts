import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { temporaryFolder } from './support/folder.ts';
import { install, mayInstall, missingPrograms } from './support/install.ts';
import { endLeftovers } from './support/leftovers.ts';
import { projectNode, projectRoot } from './support/project.ts';
import { type Counts, readCounts } from './support/report.ts';

/**
 * `npm test`: every ring, on the real servers and in a real browser. `npm run soak`: the same with full numbers.
 * Arguments go to Vitest: `npm test -- --project scenarios`.
 * PERCH_REQUIRE=all: a missing program is a failure. PERCH_SEED=N: repeats a run's random choices.
 */
const args = process.argv.slice(2);
const soak = args.includes('--soak');
const seed = process.env.PERCH_SEED ?? String(Date.now() % 1_000_000);
const mark = `PERCH_RUN=${randomUUID()}`;
const say = (line: string): unknown => process.stdout.write(`${line}\n`);

prepare();
const folder = temporaryFolder('report');
const report = join(folder.path, 'report.json');
const build = await node([join(projectRoot, 'build', 'bundle.ts'), '--if-stale']);
const code =
  build || (await node([join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...rest()]));
const left = await endLeftovers(mark);
for (const { pid, command } of left) say(`Left behind, and ended: ${pid} ${command}`);
tell(count(), left.length);
folder.remove();

function prepare(): void {
  const missing = missingPrograms();
  if (missing.length > 0 && mayInstall()) {
    say(`Installing Debian packages for ${missing.join(', ')} …`);
    install(missing);
  }
  const still = missingPrograms();
  if (still.length > 0) say(`Not installed here: ${still.join(', ')}. Tests that need them are skipped.`);
  if (soak) say(`Soak: full numbers, seed ${seed}.`);
}

function rest(): readonly string[] {
  return args.filter((arg) => arg !== '--soak');
}

/** Runs the project's Node to its end, and answers the exit code. */
async function node(argv: readonly string[]): Promise<number> {
  const [name, value = ''] = mark.split('=');
  const env = {
    ...process.env,
    [name ?? '']: value,
    PERCH_REPORT: report,
    // Hundreds of processes load the same modules: each is compiled once.
    NODE_COMPILE_CACHE: join(folder.path, 'compiled'),
    PERCH_SEED: seed,
    ...(soak && { PERCH_SOAK: '1' }),
  };
  const child = spawn(projectNode, [...argv], { cwd: projectRoot, stdio: 'inherit', env });
  await once(child, 'exit');
  return child.exitCode ?? 1;
}

function count(): Counts {
  try {
    return readCounts(report);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }; // It did not come as far as a report.
  }
}

function tell(counts: Counts, leftovers: number): void {
  const unhandled = code !== 0 && counts.failed === 0 ? 1 : 0;
  const failed = counts.failed + unhandled + leftovers;
  say(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}
