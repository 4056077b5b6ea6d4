import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPreferences } from '#electron/desktop/preferences.ts';
import { createSpelling } from '#electron/desktop/spelling.ts';
import { createZoom, zoomed } from '#electron/desktop/zoom.ts';
import { emitter } from './stand-in.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perch-preferences-'));
  file = join(folder, 'window.json');
});

afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

describe('what the window remembers', () => {
  test('is there again the next time', () => {
    const bounds = { x: -100, y: 0, width: 900, height: 600 };
    openPreferences(file).change({ bounds, maximized: true });
    openPreferences(file).change({ zoom: 1.5 });
    expect(openPreferences(file).value).toEqual({ bounds, maximized: true, zoom: 1.5 });
  });

  test.each([
    ['no file', undefined],
    ['an empty file', ''],
    ['half a file', '{"maximized":tr'],
    ['something else', '[1,2]'],
    ['bounds that are no numbers', '{"bounds":{"x":"0"}}'],
    ['no size', '{"bounds":{"x":0,"y":0,"width":0,"height":0}}'],
  ])('%s: the usual window', (_, text) => {
    if (text !== undefined) writeFileSync(file, text);
    expect(openPreferences(file).value).toEqual({ maximized: false, zoom: 0 });
  });

  test('a zoom out of range is not believed, the rest is', () => {
    writeFileSync(file, '{"zoom":99,"maximized":true}');
    expect(openPreferences(file).value).toEqual({ maximized: true, zoom: 0 });
  });

  test('lasts for this run where nothing can be written', () => {
    const preferences = openPreferences(join(folder, 'gone', 'window.json'));
    preferences.change({ maximized: true });
    expect(preferences.value.maximized).toBe(true);
  });
});

describe('zoom', () => {
  test.each([
    [0, 'in', 0.5],
    [0, 'out', -0.5],
    [5, 'in', 5],
    [-3, 'out', -3],
    [2.5, 'reset', 0],
    [0.7, 'in', 1],
  ] as const)('%f, %s: %f', (level, step, expected) => {
    expect(zoomed(level, step)).toBe(expected);
  });

  test('is applied to each page that loads, and kept', () => {
    const contents = emitter<WebContents>({ setZoomLevel: vi.fn() });
    openPreferences(file).change({ zoom: 2 });
    const zoom = createZoom(contents, openPreferences(file));
    contents.emit('did-finish-load');
    zoom('in');
    contents.emit('zoom-changed', {}, 'out');
    expect(vi.mocked(contents.setZoomLevel).mock.calls.flat()).toEqual([2, 2.5, 2]);
    expect(JSON.parse(readFileSync(file, 'utf8')).zoom).toBe(2);
  });
});

describe('the spell check', () => {
  test.each([
    ['linux', false],
    ['darwin', true],
    ['win32', true],
  ] as const)('on %s is on by itself: %s', (platform, expected) => {
    const setSpellCheckerEnabled = vi.fn();
    createSpelling({ setSpellCheckerEnabled }, openPreferences(file), platform);
    expect(setSpellCheckerEnabled).toHaveBeenCalledWith(expected);
  });

  test('stays as the person left it', () => {
    const session = { setSpellCheckerEnabled: vi.fn() };
    createSpelling(session, openPreferences(file), 'linux').enable(true);
    expect(createSpelling(session, openPreferences(file), 'linux').enabled()).toBe(true);
    expect(session.setSpellCheckerEnabled).toHaveBeenLastCalledWith(true);
  });
});
