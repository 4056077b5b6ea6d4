import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkCasts } from './check-casts.ts';
import { checkImports } from './check-imports.ts';
import { checkSizes } from './check-sizes.ts';
import { listPaths, type Problem, readSources } from './sources.ts';

/** `npm run check`: everything that must hold before a change is taken in, a line for each. */

interface Outcome {
  readonly passed: boolean;
  /** Shown below the step's line. */
  readonly report: string;
}

const root = join(import.meta.dirname, '..');

const steps: Readonly<Record<string, () => Outcome>> = {
  types: () => run('typescript/bin/tsc', '-b'),
  'lint and format': () => run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  imports: () => judge(checkImports(readSources(root), listPaths(root))),
  sizes: () => judge(checkSizes(readSources(root))),
  casts: () => judge(checkCasts(readSources(root))),
  'unit and contract tests': () =>
    run('vitest/vitest.mjs', 'run', '--reporter=dot', 'test/unit', 'test/contract'),
};

function run(program: string, ...args: string[]): Outcome {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  const passed = result.status === 0;
  return { passed, report: passed ? '' : `${result.stdout}${result.stderr}` };
}

function judge(problems: readonly Problem[]): Outcome {
  return {
    passed: problems.every(({ kind }) => kind === 'warning'),
    report: problems.map(({ path, line, kind, text }) => `  ${path}:${line} ${kind}: ${text}\n`).join(''),
  };
}

const asked = process.argv.slice(2);
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.some((word) => name.includes(word))) continue;
  const start = performance.now();
  const { passed, report } = step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n${report}`);
  if (!passed) process.exitCode = 1;
}
