import { expect, test } from 'vitest';
import { checkSizes } from '#build/check-sizes.ts';

const lines = (count: number) => 'const a = 1;\n'.repeat(count);
const kinds = (path: string, text: string) => checkSizes([{ path, text }]).map(({ kind }) => kind);

test.each([
  [200, []],
  [201, ['warning']],
  [400, ['warning']],
  [401, ['error']],
])('a file of %i lines: %j', (count, expected) => {
  expect(kinds('electron/model/a.ts', lines(count))).toEqual(expected);
  expect(kinds('renderer/style/a.css', lines(count))).toEqual(expected);
});

test.each([
  ['a declaration', 'function f() {\n', '}\n'],
  ['an arrow function', 'const f = () => {\n', '};\n'],
  ['a method', 'class A { f() {\n', '} }\n'],
])('%s of 60 lines is well, one of 61 is long', (_, head, tail) => {
  expect(kinds('electron/model/a.ts', head + lines(58) + tail)).toEqual([]);
  expect(kinds('electron/model/a.ts', head + lines(59) + tail)).toEqual(['warning']);
});

test('a test may group its cases in a long function', () => {
  expect(kinds('test/unit/a.test.ts', `describe(() => {\n${lines(100)}});\n`)).toEqual([]);
});
