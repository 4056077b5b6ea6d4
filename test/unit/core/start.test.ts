import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectNode, projectRoot } from '#test/support/project.ts';

/** Writes down every module that is loaded until the core stands. */
const program = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  await import('./electron/core/app.ts');
  await import('./electron/host/plain-host.ts');
  console.log(JSON.stringify(loaded));
`;

test('before the first paint nothing is loaded that speaks to a network', async () => {
  const run = promisify(execFile);
  const { stdout } = await run(projectNode, ['--input-type=module', '--eval', program], { cwd: projectRoot });
  const loaded: readonly string[] = JSON.parse(stdout);
  const packages = loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual(['better-sqlite3', 'valibot']);
  expect(loaded.filter((url) => /electron\/(session|server)\//.test(url))).toEqual([]);
});
