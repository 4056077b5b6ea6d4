import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '#test/support/folder.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

/** Writes down every module that is loaded, and what is made of `Intl`, which loads the tables of a language. */
const watching = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  const made = [];
  for (const name of ['Collator', 'DateTimeFormat', 'NumberFormat', 'Segmenter']) {
    const Table = Intl[name];
    Intl[name] = function (...given) { made.push(name); return new Table(...given); };
  }
  const tell = () => console.log(JSON.stringify({ loaded, made }));
`;

/** Until the core stands. */
const core = `
  await import('./electron/core/app.ts');
  await import('./electron/host/plain-host.ts');
  tell();
`;

/** Until the desktop may open its window. */
const desktop = `
  await import('./test/support/register-fake-electron.ts');
  const { app } = await import('electron');
  app.whenReady = () => {
    tell();
    process.exit();
  };
  await import('./electron/main.ts');
`;

/** What looks whether anything has to be built before Perch starts. */
const build = `
  await import('./build/bundle.ts');
  tell();
`;

async function watch(program: string, args: readonly string[] = []) {
  const argv = ['--input-type=module', '--eval', watching + program, '--', ...args];
  const { stdout } = await promisify(execFile)(projectNode, argv, { cwd: projectRoot });
  const { loaded, made }: Record<'loaded' | 'made', readonly string[]> = JSON.parse(stdout);
  const packages = loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  const stations = loaded.flatMap((url) => /electron\/([^/.]+)\//.exec(url)?.[1] ?? []);
  return { packages: [...new Set(packages)].sort(), stations: new Set(stations), made };
}

test('before the first paint nothing is loaded that speaks to a network, and no tables of a language', async () => {
  const { packages, stations, made } = await watch(core);
  expect(packages).toEqual(['better-sqlite3', 'valibot']);
  expect(['session', 'server'].filter((name) => stations.has(name))).toEqual([]);
  expect(made).toEqual([]);
});

test('before the desktop opens its window nothing is loaded that the window will ask', async () => {
  const folder = temporaryFolder('start');
  onTestFinished(folder.remove);
  const { stations } = await watch(desktop, ['-', '--data', folder.path]);
  expect([...stations].sort()).toEqual(['bridge', 'desktop', 'host', 'model']);
});

test('where nothing has to be built, nothing is loaded that builds', async () => {
  expect((await watch(build)).packages).toEqual([]);
});
