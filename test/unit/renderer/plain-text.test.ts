import { describe, expect, test } from 'vitest';
import { tame, tameName } from '#renderer/view/plain-text.ts';

describe('text made harmless to its surroundings', () => {
  test('a hundred thousand marks on a letter become a few', () => {
    expect(tame(`a${'\u0301'.repeat(100_000)}b`).length).toBeLessThan(10);
  });

  test('marks that writings need stay', () => {
    const text = 'Đặng Thị, ที่นี่, שָׁלוֹם, مُحَمَّدٌ';
    expect(tame(text)).toBe(text);
  });

  test('controls are shown as such; tabs and line feeds stay', () => {
    expect(tame('a\u0000b\tc\nd')).toBe('a\ufffdb\tc\nd');
  });

  test.each([
    ['', '–'],
    [' \n\t ', '–'],
    ['Ana\n\nRuiz', 'Ana Ruiz'],
    ['\u202eneB\u202c', 'neB'],
    ['Ana\u2066 (manager)\u200f', 'Ana (manager)'],
    ['\u200b\u2060\ufeff', '–'],
    ['\u3164\u2800\u00ad', '–'],
    ['\u0301\u0302', '–'],
    ['\u200d', '–'],
    ['👩\u200d🚀 נֹעַה می\u200cخواهم', '👩\u200d🚀 נֹעַה می\u200cخواهم'],
    [`${'x'.repeat(255)}🦊`, `${'x'.repeat(255)}\ufffd`],
  ])('the name %j is one line', (name, shown) => {
    expect(tameName(name)).toBe(shown);
  });

  test('an endless name ends', () => {
    expect(tameName('x'.repeat(1_000_000))).toHaveLength(256);
  });
});
