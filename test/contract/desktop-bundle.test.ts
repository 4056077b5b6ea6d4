import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { desktopBundle } from '#build/desktop.config.ts';
import type { Frame } from '#electron/bridge/contract.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { projectRoot } from '#test/support/project.ts';

/**
 * The desktop's bundles, run whole in plain Node with a stand-in for Electron: the entry, the core, the carrier,
 * and the built-in server as a child. What only Electron can show is in `test/e2e/electron.test.ts`.
 */
const folder = temporaryFolder('bundle');
const root = join(folder.path, 'app');
const data = join(folder.path, 'data');
let desktop: ChildProcess;

beforeAll(async () => {
  await build({ ...desktopBundle, build: { ...desktopBundle.build, outDir: join(root, 'dist/desktop') } });
  mkdirSync(join(root, 'dist/renderer'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'dist/renderer/index.html'), '<title>Perch</title>');
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  desktop = fork(
    join(root, 'dist/desktop/main.cjs'),
    ['--unused', '--data', data, 'xmpp:lobby@rooms.example?join'],
    {
      execArgv: ['--import', join(projectRoot, 'test/support/register-fake-electron.ts')],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  desktop.on('message', (frame: Frame) => {
    if (frame.kind === 'event') told.set(frame.name, frame.body);
  });
  const [line] = await once(desktop.stdout ?? desktop, 'data');
  expect(String(line)).toBe('Perch is ready: perch://app/index.html\n');
}, 60_000);

afterAll(() => {
  desktop?.kill('SIGKILL');
  folder.remove();
});

/** Events that came, by name. */
const told = new Map<string, unknown>();

let lastId = 0;

async function ask(name: string, body: object): Promise<Frame> {
  lastId += 1;
  const id = lastId;
  const answered = new Promise<Frame>((resolve, reject) => {
    desktop.once('exit', () => reject(new Error('The desktop is gone.')));
    const onFrame = (frame: Frame) => {
      if (!('id' in frame) || frame.id !== id) return;
      desktop.off('message', onFrame);
      resolve(frame);
    };
    desktop.on('message', onFrame);
  });
  desktop.send({ kind: 'ask', id, name, body });
  return answered;
}

test('the page gets its first snapshot over the port, and is told that there is no key store', async () => {
  expect(await ask('app.snapshot', {})).toMatchObject({
    kind: 'answer',
    body: {
      account: null,
      host: { kind: 'desktop', language: 'en-GB', warning: expect.stringContaining('no key store') },
    },
  });
});

test('a link that Perch was started with reaches the page, which asks the person', async () => {
  await vi.waitFor(() =>
    expect(told.get('link.arrived')).toEqual({ room: 'lobby@rooms.example', known: false }),
  );
});

test('a person starts on this computer, on the bundled server, and finds three rooms', async () => {
  expect(await ask('account.startHere', { displayName: 'Ada' })).toMatchObject({ kind: 'answer' });
  const found = await ask('rooms.search', { criteria: {}, max: 50 });
  expect(found).toMatchObject({ kind: 'answer' });
  expect(JSON.stringify(found)).toMatch(/Lobby.*Team|Team.*Lobby/);
}, 30_000);

test('what a page asks wrongly is refused, and nothing more', async () => {
  expect(await ask('no.such', {})).toMatchObject({ kind: 'fault', fault: { code: 'InvalidArgument' } });
  expect(await ask('app.snapshot', {})).toMatchObject({ kind: 'answer' });
});

test('quitting ends it in order', async () => {
  const exited = once(desktop, 'exit');
  desktop.send('quit');
  expect(await exited).toEqual([0, null]);
}, 30_000);
