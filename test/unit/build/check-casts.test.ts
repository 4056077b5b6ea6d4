import { describe, expect, test } from 'vitest';
import { checkCasts } from '#build/check-casts.ts';

const linesFound = (text: string) => checkCasts([{ path: 'electron/model/a.ts', text }]).map((p) => p.line);

describe('passes', () => {
  test.each([
    ['as const', 'const a = [1] as const;'],
    ['satisfies', 'const a = { b: 1 } satisfies A;'],
    ['a renamed import', "import { a as b } from './b.ts'; export { b as c };"],
    ['a cast with its reason on the same line', 'const a = b as A; // checked above'],
    ['a cast with its reason on the line above', '// checked above\nconst a = b as A;'],
    ['a cast over several lines with a reason above', '// checked above\nconst a = f(\n  1,\n) as A;'],
    ['the word any in a text', "const a = 'any'; // any as A"],
  ])('%s', (_, text) => {
    expect(linesFound(text)).toEqual([]);
  });
});

describe('is found', () => {
  test.each([
    ['a bare cast', 'const a = b as A;', [1]],
    ['a double cast, once', 'const a = b as unknown as A;', [1]],
    ['a cast inside a cast, twice', 'const a = f(b as B).c as C;', [1, 1]],
    ['a cast in angle brackets', 'const a = <A>b;', [1]],
    ['a cast two lines below a comment', '// checked\nconst c = 1;\nconst a = b as A;', [3]],
    ['any, also with a comment', '// it is what it is\nlet a: any;', [2]],
  ])('%s', (_, text, expected) => {
    expect(linesFound(text)).toEqual(expected);
  });
});
