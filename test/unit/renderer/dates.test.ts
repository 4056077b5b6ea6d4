import { describe, expect, test } from 'vitest';
import { nextDay, readDay, writeDay } from '#renderer/view/dates.ts';

describe('a day', () => {
  test.each(['2026-11-21', '2024-02-29', '1999-12-31'])('%s is read and written alike', (text) => {
    expect(writeDay(readDay(text) ?? 0)).toBe(text);
    expect(new Date(readDay(text) ?? 0).getHours()).toBe(0);
  });

  test.each(['2025-02-29', '2026-13-01', '2026-04-31', '', 'tomorrow', '0001-01-01'])(
    '%j is none',
    (text) => {
      expect(readDay(text)).toBeUndefined();
    },
  );

  test('is followed by another, however long it is', () => {
    expect(writeDay(nextDay(readDay('2026-03-28') ?? 0))).toBe('2026-03-29');
    expect(writeDay(nextDay(readDay('2026-10-25') ?? 0))).toBe('2026-10-26');
    expect(writeDay(nextDay(readDay('2026-12-31') ?? 0))).toBe('2027-01-01');
  });
});
