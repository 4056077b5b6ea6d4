import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { preloadBundle } from '#build/desktop.config.ts';
import { temporaryFolder } from '#test/support/folder.ts';

const folder = temporaryFolder('preload');

beforeAll(async () => {
  await build({ ...preloadBundle, build: { ...preloadBundle.build, outDir: folder.path } });
});

afterAll(() => folder.remove());

test('the preload script is one file that needs nothing but Electron', () => {
  expect(readdirSync(folder.path)).toEqual(['preload.cjs']);
});

test('it gives the page one port, the other end of which goes to the host, and nothing else', () => {
  const listeners = new Map<string, () => void>();
  const window = {
    addEventListener: (event: string, listener: () => void) => listeners.set(event, listener),
    postMessage: vi.fn(),
  };
  const ipcRenderer = { postMessage: vi.fn() };
  const require = vi.fn(() => ({ ipcRenderer }));
  class MessageChannel {
    readonly port1 = 'to the host';
    readonly port2 = 'to the page';
  }
  const page = { window, require, MessageChannel };
  runInNewContext(readFileSync(join(folder.path, 'preload.cjs'), 'utf8'), page);
  expect(require.mock.calls).toEqual([['electron']]);
  expect([...listeners.keys()]).toEqual(['DOMContentLoaded']);
  expect(window.postMessage).not.toHaveBeenCalled();

  listeners.get('DOMContentLoaded')?.();
  expect(ipcRenderer.postMessage.mock.calls).toEqual([['port', null, ['to the host']]]);
  expect(window.postMessage.mock.calls).toEqual([[{ perch: 'port' }, '*', ['to the page']]]);
});
