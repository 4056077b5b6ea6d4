import { expect, test } from 'vitest';
import { mentions } from '#electron/model/text/names.ts';

test.each([
  ['Ada, look', ['Ada'], true],
  ['look @ada!', ['Ada'], true],
  ['thank you ada lovelace', ['Ada Lovelace'], true],
  ['Adamant', ['Ada'], false],
  ['canada', ['Ada'], false],
  ['ada_2', ['Ada'], false],
  ['Zoë is here', ['Zoe\u0308'], true],
  ['x marks the spot', ['x'], false],
  ['ask @x', ['x'], true],
  ['a.b (c) is a name', ['a.b (c)'], true],
  ['aXb', ['a.b'], false],
  ['anything', ['', '  '], false],
  ['anything', [], false],
])('%j with the names %j: %j', (text, names, expected) => {
  expect(mentions(text, names)).toBe(expected);
});
