import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UtilityProcess } from 'electron';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDesktopHost } from '#electron/desktop/host.ts';
import { type Updater, watchUpdates } from '#electron/desktop/updates.ts';
import { emitter, standIn } from './stand-in.ts';

function child() {
  return emitter<UtilityProcess>({ pid: 4_242_424, postMessage: vi.fn(), kill: vi.fn(() => true) });
}

function host(started = child()) {
  const fork = vi.fn(() => started);
  const electron = standIn<Parameters<typeof createDesktopHost>[0]['electron']>({
    app: { getVersion: () => '1.2.3', getLocale: () => 'pt-BR', quit: vi.fn() },
    shell: { openExternal: vi.fn() },
    utilityProcess: { fork },
  });
  const made = createDesktopHost({
    electron,
    data: '/home/ada/perch',
    addIns: '/perch/add-ins',
    secrets: standIn({}),
    warning: 'no key store',
    notify: () => true,
    fillsScreen: () => false,
    withdraw: () => undefined,
    addInSites: standIn({}),
    files: standIn({}),
    badge: () => undefined,
    entries: { server: '/perch/server.js' },
  });
  return { made, fork, electron };
}

test('the host tells what it is', () => {
  const { made, electron } = host();
  expect(made).toMatchObject({
    kind: 'desktop',
    version: '1.2.3',
    language: 'pt-BR',
    paths: { data: '/home/ada/perch', addIns: '/perch/add-ins' },
    warning: 'no key store',
  });
  made.quit();
  expect(electron.app.quit).toHaveBeenCalledOnce();
});

test('a child runs in a utility process and speaks by messages, until nobody listens', () => {
  const started = child();
  const { made, fork } = host(started);
  const server = made.spawn('server', { args: ['--port', '0'] });
  expect(fork).toHaveBeenCalledWith('/perch/server.js', ['--port', '0'], expect.anything());
  server.post({ hello: 1 });
  expect(started.postMessage).toHaveBeenCalledWith({ hello: 1 });
  const [heard, gone] = [vi.fn(), vi.fn()];
  const stopListening = server.onMessage(heard);
  server.onExit(gone);
  started.emit('message', { ready: true });
  stopListening();
  started.emit('message', { ready: false });
  started.emit('exit', 7);
  expect(heard.mock.calls).toEqual([[{ ready: true }]]);
  expect(gone).toHaveBeenCalledWith(7);
});

test('stopping a child asks it, and resolves when it is gone', async () => {
  const started = child();
  const server = host(started).made.spawn('server', { args: [] });
  const stopped = server.stop();
  expect(started.kill).toHaveBeenCalledOnce();
  started.emit('exit', 0);
  await stopped;
});

test('a child that does not end is ended after five seconds', async () => {
  vi.useFakeTimers();
  const started = child();
  const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
    started.emit('exit', 9);
    return true;
  });
  onTestFinished(() => {
    kill.mockRestore();
    vi.useRealTimers();
  });
  const stopped = host(started).made.spawn('server', { args: [] }).stop();
  await vi.advanceTimersByTimeAsync(4_999);
  expect(kill).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await stopped;
  expect(kill).toHaveBeenCalledWith(4_242_424, 'SIGKILL');
});

test('a child that is gone already needs no stopping', async () => {
  const started = emitter<UtilityProcess>({ pid: undefined, kill: vi.fn() });
  await host(started).made.spawn('server', { args: [] }).stop();
  expect(started.kill).not.toHaveBeenCalled();
});

test.each([
  ['a checkout', false, true, 0],
  ['a package whose maker names no place for updates', true, false, 0],
  ['a package whose maker names one', true, true, 1],
])('%s: looks for updates', async (_, packaged, configured, times) => {
  const resources = mkdtempSync(join(tmpdir(), 'perch-updates-'));
  onTestFinished(() => rmSync(resources, { recursive: true }));
  if (configured) writeFileSync(join(resources, 'app-update.yml'), 'provider: generic\n');
  const updater = emitter<Updater>({ checkForUpdates: vi.fn(async () => undefined) });
  const tell = vi.fn();
  const stop = await watchUpdates({ packaged, resources, load: async () => updater, tell });
  onTestFinished(stop);
  expect(updater.checkForUpdates).toHaveBeenCalledTimes(times);
  if (times === 0) return;
  updater.emit('error', new Error('offline'));
  updater.emit('update-downloaded', { version: '2.0.0' });
  expect(tell.mock.calls[0]?.[0]).toBe('Perch 2.0.0 is ready');
});
