import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { isStale } from '#build/stale.ts';
import { temporaryFolder } from '#test/support/folder.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const write = (name: string, seconds: number): void => {
  writeFileSync(at(name), '');
  utimesSync(at(name), seconds, seconds);
};

beforeEach(() => {
  const made = temporaryFolder('stale');
  onTestFinished(made.remove);
  folder = made.path;
  mkdirSync(at('source/deep'), { recursive: true });
  write('source/deep/a.ts', 100);
  utimesSync(at('source/deep'), 100, 100);
  utimesSync(at('source'), 100, 100);
});

test('what was never built is stale', () => {
  expect(isStale(at('output'), [at('source')])).toBe(true);
});

test('what is younger than everything it was built from is fresh', () => {
  write('output', 200);
  expect(isStale(at('output'), [at('source')])).toBe(false);
});

test('one younger file anywhere below makes it stale, and so does one that was removed', () => {
  write('output', 200);
  write('source/deep/a.ts', 201);
  expect(isStale(at('output'), [at('source')])).toBe(true);
  write('source/deep/a.ts', 100);
  utimesSync(at('source/deep'), 201, 201);
  expect(isStale(at('output'), [at('source')])).toBe(true);
});

test('a source that is not there makes nothing stale', () => {
  write('output', 200);
  expect(isStale(at('output'), [at('nowhere')])).toBe(false);
});
