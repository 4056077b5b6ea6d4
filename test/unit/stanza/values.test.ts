import { describe, expect, it } from 'vitest';
import { readBoolean, readCount, readInstant, writeInstant } from '#electron/stanza/values.ts';

describe('values in stanzas', () => {
  it.each([
    ['1', true],
    ['true', true],
    ['0', false],
    ['false', false],
    ['TRUE', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j as a boolean is %j', (text, value) => {
    expect(readBoolean(text)).toBe(value);
  });

  it.each([
    ['0', 0],
    ['007', 7],
    ['999999999', 999_999_999],
    ['1000000000', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    [' 1', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j as a count is %j', (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  it('a count may be longer where it is said', () => {
    expect(readCount('4294967295', 10)).toBe(4_294_967_295);
  });

  it('reads the instant that it wrote, and one of another time zone', () => {
    expect(readInstant(writeInstant(1_700_000_000_123))).toBe(1_700_000_000_123);
    expect(readInstant('2023-11-14T23:13:20+01:00')).toBe(1_700_000_000_000);
  });

  it.each(['', 'yesterday', undefined, '2025-02-30T12:00:00Z', '2025-13-01T12:00:00Z', '14 Nov 2023 12:00'])(
    '%j is no instant',
    (text) => {
      expect(readInstant(text)).toBeUndefined();
    },
  );
});
