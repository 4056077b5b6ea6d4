import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, roomLeft } from '#renderer/view/composer/byte-count.ts';

describe('how much may still be written', () => {
  test.each([
    ['', 100, { kind: 'plenty' }],
    ['x'.repeat(79), 100, { kind: 'plenty' }],
    ['x'.repeat(80), 100, { kind: 'near', left: 20 }],
    ['x'.repeat(100), 100, { kind: 'near', left: 0 }],
    ['x'.repeat(101), 100, { kind: 'over', by: 1 }],
    ['ü'.repeat(51), 100, { kind: 'over', by: 2 }],
    ['😀'.repeat(26), 100, { kind: 'over', by: 4 }],
  ])('%s of %d', (text, limit, left) => {
    expect(roomLeft(text, limit)).toEqual(left);
  });

  test('a service without a limit has plenty', () => {
    expect(roomLeft('x'.repeat(1_000_000), undefined)).toEqual({ kind: 'plenty' });
  });

  test('the short way out never hides a text that is near or over', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 200 }),
        (text, limit) => {
          const left = limit - bytesOf(text);
          if (left < 0) expect(roomLeft(text, limit)).toEqual({ kind: 'over', by: -left });
        },
      ),
    );
  });
});
