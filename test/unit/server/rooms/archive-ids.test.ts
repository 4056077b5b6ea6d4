import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  archiveTime,
  firstNumberAt,
  nextArchiveNumber,
  readArchiveId,
  writeArchiveId,
} from '#electron/server/rooms/storage/archive-ids.ts';

const noon = Date.UTC(2026, 0, 2, 12);

describe('archive ids', () => {
  it('rise with every message, whatever clock and chance do, as numbers and as text', () => {
    const ticks = fc.array(
      fc.record({ ahead: fc.integer({ min: -5_000, max: 5_000 }), chance: fc.nat(999) }),
    );
    fc.assert(
      fc.property(ticks, (list) => {
        const ids: string[] = [];
        let newest = 0;
        for (const { ahead, chance } of list) {
          newest = nextArchiveNumber(newest, noon + ahead, () => chance / 1000);
          ids.push(writeArchiveId(newest));
        }
        expect([...ids].sort()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.map((id) => writeArchiveId(readArchiveId(id) ?? 0))).toEqual(ids);
      }),
    );
  });

  it('hold the time at which a message was stored', () => {
    const id = nextArchiveNumber(0, noon, () => 0.999);
    expect(archiveTime(id)).toBe(noon);
    expect(id).toBeGreaterThanOrEqual(firstNumberAt(noon));
    expect(id).toBeLessThan(firstNumberAt(noon + 1));
  });

  it.each(['', '1', 'ZZZZZZZZZZZ', 'zzzzzzzzzzzz', '0i3mugxpby!', '-0000000001'])('are not %j', (text) => {
    expect(readArchiveId(text)).toBeUndefined();
  });
});
