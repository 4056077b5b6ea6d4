import { expect, test } from 'vitest';
import { type Telling, toldOrder } from '#electron/history/archive/told-order.ts';

/** Stretches at the keys 10, 20, …, each from its a to its z; those marked with ~ stand there by their times. */
function stretches(...names: readonly string[]): Telling['stretches'] {
  return names.map((name, index) => {
    const plain = name.replace('~', '');
    const ends = { first: `${plain}a`, last: `${plain}z` };
    return {
      id: index,
      fromKey: (index + 1) * 10,
      bottom: false,
      ...ends,
      ...(plain !== name && { byTime: true }),
    };
  });
}

/** The page holds what is stored under these keys, and was asked for before the stretch of this index, or is the newest. */
function told(of: Telling['stretches'], keys: readonly number[], anchor?: number) {
  const before = anchor === undefined ? null : (of[anchor]?.first ?? '');
  return toldOrder({
    ask: { before, max: 9, epoch: 0 },
    page: { messages: [], complete: false },
    keys,
    stretches: of,
    isHeld: () => true,
    ...(anchor !== undefined && { anchor }),
  });
}

test('what follows each other as the page tells it stays', () => {
  const of = stretches('k', '~l', 'm');
  expect(told(of, [11, 21], 2)).toBeUndefined();
  expect(told(of, [21, 31])).toBeUndefined();
});

test('what stands by its times goes to what is certain of its place, up or down', () => {
  expect(told(stretches('~k', 'l', 'm'), [11], 2)).toEqual({ run: [0, 2], fixed: [2], out: [] });
  expect(told(stretches('k', 'l', '~m'), [31], 1)).toEqual({ run: [2, 1], fixed: [1], out: [] });
  expect(told(stretches('k', 'l', '~m'), [11], 2)).toEqual({ run: [0, 2], fixed: [0], out: [] });
});

test('what stands by its times between two that follow each other has to go', () => {
  expect(told(stretches('k', '~l', 'm'), [11], 2)).toEqual({ run: [0, 2], fixed: [0, 2], out: [1] });
});

test('nothing stands above the newest page', () => {
  expect(told(stretches('k', 'l', '~m'), [21])).toEqual({ run: [1], fixed: [1], out: [2] });
  expect(told(stretches('~k', 'l', 'm'), [11])).toEqual({ run: [0], fixed: [], out: [] });
});

test('where what is certain contradicts the page, or the page itself, nothing goes', () => {
  expect(told(stretches('k', 'l', '~m'), [21, 11, 31])).toBeUndefined();
  expect(told(stretches('k', '~l', 'm', 'n'), [11, 21], 3)).toBeUndefined();
  expect(told(stretches('k', '~l', 'm'), [21, 11, 21], 2)).toBeUndefined();
});
