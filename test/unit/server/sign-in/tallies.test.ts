import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTallies, forgottenAfter, mostTallies } from '#electron/server/tallies.ts';

const second = 1_000;
const minute = 60 * second;

describe('What is counted', () => {
  /** The same, remembered in full. */
  function model() {
    const failures: { key: string; at: number }[] = [];
    const of = (key: string, now: number) => {
      const all = failures.filter((one) => one.key === key);
      let kept: typeof all = [];
      for (const one of all) {
        const last = kept.at(-1);
        kept = last && one.at - last.at >= forgottenAfter ? [one] : [...kept, one];
      }
      const last = kept.at(-1);
      return last && now - last.at < forgottenAfter ? kept : [];
    };
    return {
      add: (key: string, at: number) => failures.push({ key, at }),
      wait: (key: string, now: number) => {
        const kept = of(key, now);
        const whole = Math.min(second * 2 ** (kept.length - 3), minute);
        return kept.length < 3 ? 0 : Math.max((kept.at(-1)?.at ?? 0) + whole - now, 0);
      },
    };
  }

  it('is what a full account of it would say', () => {
    const step = fc.tuple(fc.constantFrom('a', 'b'), fc.boolean(), fc.integer({ min: 0, max: 40 * minute }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 0;
        const tallies = createTallies({ free: 3, longest: minute }, () => now);
        const expected = model();
        for (const [key, fails, length] of steps) {
          now += length;
          if (fails) {
            tallies.of(key).add();
            expected.add(key, now);
          }
          expect(tallies.of(key).wait()).toBe(expected.wait(key, now));
        }
      }),
    );
  });

  it('fills no memory', () => {
    const tallies = createTallies({ free: 3, longest: minute }, () => 0);
    for (let key = 0; key < mostTallies + 500; key++) tallies.of(`key ${key}`).add();
    expect(tallies.size).toBe(mostTallies);
  });
});
