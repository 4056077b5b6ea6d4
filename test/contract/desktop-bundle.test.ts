import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Frame, Snapshot } from '#electron/bridge/contract.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { type PackedDesktop, packDesktop } from '#test/support/packed-desktop.ts';
import { projectRoot } from '#test/support/project.ts';

/**
 * The desktop as it is packed, run whole in plain Node with a stand-in for Electron: the entry, the core, the carrier,
 * and the built-in server as a child. What only Electron can show is in `test/e2e/electron.test.ts`.
 */
const folder = temporaryFolder('bundle');
const data = join(folder.path, 'data');
let packed: PackedDesktop;
let desktop: ChildProcess;

beforeAll(async () => {
  packed = await packDesktop(folder.path);
  desktop = fork(packed.app, ['--data', data, 'xmpp:lobby@rooms.example?join'], {
    execArgv: ['--import', join(projectRoot, 'test/support/register-fake-electron.ts')],
    env: { ...process.env, PERCH_RESOURCES: packed.resources },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
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

async function ask(name: string, body: object, account: string | null = null): Promise<Frame> {
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
  desktop.send({ kind: 'ask', id, name, body, account });
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
  const snapshot = await ask('app.snapshot', {});
  expect(snapshot).toMatchObject({ body: { account: { address: expect.stringMatching(/^ada@/) } } });
  // The line above has looked.
  const { body } = snapshot as { readonly body: Snapshot } & Frame;
  const found = await ask('rooms.search', { criteria: {}, max: 50 }, body.account?.address);
  expect(found).toMatchObject({ kind: 'answer' });
  expect(JSON.stringify(found)).toMatch(/Lobby.*Team|Team.*Lobby/);
}, 30_000);

test('an add-in that Perch brings along is found where the package has it', async () => {
  expect(await ask('addIns.shipped', {})).toMatchObject({
    body: { shipped: [{ path: join(packed.resources, 'add-ins/cards'), addIn: { name: 'Cards' } }] },
  });
});

test('the package holds the bundles, the page and the drawings, and nothing else of ours', () => {
  expect(readdirSync(packed.app).sort()).toEqual(['build', 'dist', 'node_modules', 'package.json']);
  expect(readdirSync(join(packed.app, 'dist')).sort()).toEqual(['desktop', 'renderer']);
  expect(readdirSync(join(packed.app, 'dist/desktop'))).toEqual(
    expect.arrayContaining(['history-reader.cjs', 'main.cjs', 'server.cjs']),
  );
  expect(readdirSync(join(packed.app, 'build/icons/rendered'))).toEqual(
    expect.arrayContaining(['icon.png', 'overlay.png', 'tray.png', 'tray-unread.png']),
  );
});

test('what a page asks wrongly is refused, and nothing more', async () => {
  expect(await ask('no.such', {})).toMatchObject({ kind: 'fault', fault: { code: 'InvalidArgument' } });
  expect(await ask('app.snapshot', {})).toMatchObject({ kind: 'answer' });
});

test('quitting ends it in order', async () => {
  const exited = once(desktop, 'exit');
  desktop.send('quit');
  expect(await exited).toEqual([0, null]);
}, 30_000);
