import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGuessing, type Guessing, networkOf } from '#electron/server/guessing.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Guessing on a clock that stands until it is moved. */
function clocked() {
  let time = 0;
  const guessing = createGuessing(() => time);
  return {
    guessing,
    later: (milliseconds: number): void => {
      time += milliseconds;
    },
  };
}

/** Tries a wrong secret. False: it was not looked at. */
function guesses(guessing: Guessing, from: string, name: string): boolean {
  const attempt = guessing.attempt(from, name);
  if (attempt.wait === 0) attempt.failed();
  return attempt.wait === 0;
}

/** Tries the right one. */
function getsIn(guessing: Guessing, from: string, name: string): boolean {
  const attempt = guessing.attempt(from, name);
  if (attempt.wait === 0) attempt.succeeded(name);
  return attempt.wait === 0;
}

const home = '198.51.100.7';
const pause = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 * minute }));

describe('Guessing', () => {
  it('is free a few times, then waits, each time twice as long, up to five minutes', () => {
    const { guessing, later } = clocked();
    const waits = Array.from({ length: 17 }, () => {
      const { wait } = guessing.attempt(home, 'ana');
      if (wait === 0) return 0;
      later(wait);
      guesses(guessing, home, 'ana');
      return wait / second;
    });
    expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  it('that is given up for an hour begins anew', () => {
    const { guessing, later } = clocked();
    for (let guess = 0; guess < 5; guess++) guesses(guessing, home, 'ana');
    expect(guesses(guessing, home, 'ana')).toBe(false);
    later(hour);
    expect(guesses(guessing, home, 'ana')).toBe(true);
  });

  it('many at once is as slow as one after the other', () => {
    const { guessing } = clocked();
    const attempts = Array.from({ length: 100 }, () => guessing.attempt(home, 'ana'));
    expect(attempts.filter(({ wait }) => wait === 0)).toHaveLength(5);
  });

  it('is not what those do who sign in rightly, however many at once', () => {
    const { guessing } = clocked();
    const names = Array.from({ length: 1_000 }, (_, index) => `person${index}`);
    const attempts = names.map((name) => ({ name, attempt: guessing.attempt(home, name) }));
    expect(attempts.every(({ attempt }) => attempt.wait === 0)).toBe(true);
    for (const { name, attempt } of attempts) attempt.succeeded(name);
    expect(names.every((name) => getsIn(guessing, home, name))).toBe(true);
  });

  it('of one person’s password from one address lets few through, whatever the pauses', () => {
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 300 }), (pauses) => {
        const { guessing, later } = clocked();
        let [through, elapsed] = [0, 0];
        for (const length of pauses) {
          if (guesses(guessing, home, 'ana')) through++;
          later(length);
          elapsed += length;
        }
        // The free ones and those of the doubling, then one in five minutes.
        expect(through).toBeLessThanOrEqual(14 + elapsed / (5 * minute));
      }),
    );
  });

  it('of one person’s password from everywhere lets one a minute through', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.ipV4(), pause), { maxLength: 300 }), (tries) => {
        const { guessing, later } = clocked();
        let [through, elapsed] = [0, 0];
        for (const [from, length] of tries) {
          if (guesses(guessing, from, 'ana')) through++;
          later(length);
          elapsed += length;
        }
        expect(through).toBeLessThanOrEqual(26 + elapsed / minute);
      }),
    );
  });

  it('of everybody’s password from one network is slowed too', () => {
    const { guessing } = clocked();
    const through = Array.from({ length: 200 }, (_, index) =>
      guesses(guessing, `2001:db8::${index.toString(16)}`, `person${index}`),
    );
    expect(through.filter(Boolean)).toHaveLength(50);
  });

  it('elsewhere keeps nobody out who signed in lately where they are', () => {
    const anywhere = fc.ipV4().filter((address) => address !== home);
    const step = fc.tuple(anywhere, fc.constantFrom('ana', 'ben'), pause);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (attack) => {
        const { guessing, later } = clocked();
        expect(getsIn(guessing, home, 'ana')).toBe(true);
        for (const [from, name, length] of attack) {
          guesses(guessing, from, name);
          later(length);
        }
        expect(getsIn(guessing, home, 'ana')).toBe(true);
      }),
    );
  });

  it('other people’s passwords where somebody is keeps them not out', () => {
    const { guessing } = clocked();
    getsIn(guessing, home, 'ana');
    for (let guess = 0; guess < 300; guess++) guesses(guessing, home, `person${guess}`);
    expect(guesses(guessing, home, 'ben')).toBe(false);
    expect(getsIn(guessing, home, 'ana')).toBe(true);
  });

  it('treats names alike, whether there is such an account or not', () => {
    const step = fc.tuple(fc.constantFrom(home, '192.0.2.1'), pause);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const waits = ['ana', 'nobody'].map((name) => {
          const { guessing, later } = clocked();
          return steps.map(([from, length]) => {
            later(length);
            const attempt = guessing.attempt(from, name);
            attempt.failed();
            return attempt.wait;
          });
        });
        expect(waits[0]).toEqual(waits[1]);
      }),
    );
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:0DB8:0:0:1:2:3:4', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('from %s counts as from %s', (address, network) => expect(networkOf(address)).toBe(network));
});
