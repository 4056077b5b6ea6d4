import { beforeEach, expect, test } from 'vitest';
import { createBeat } from '#renderer/beat.ts';

/** A clock that stands still until it is told to go on, and paints 60 times a second while somebody sees it. */
class Clock {
  time = 0;
  seen = true;
  #frames = new Set<() => void>();
  #timers = new Map<() => void, number>();

  readonly now = (): number => this.time;
  readonly frame = (work: () => void): (() => void) => {
    this.#frames.add(work);
    return () => this.#frames.delete(work);
  };
  readonly later = (milliseconds: number, work: () => void): (() => void) => {
    this.#timers.set(work, this.time + milliseconds);
    return () => this.#timers.delete(work);
  };

  /** So many milliseconds, one by one; `each` before each of them. */
  goOn(milliseconds: number, each: () => void = () => undefined): void {
    for (const until = this.time + milliseconds; this.time < until; this.time += 1) {
      each();
      for (const [work, at] of this.#timers) if (at <= this.time && this.#timers.delete(work)) work();
      if (this.seen && this.time % 16 === 0)
        for (const work of [...this.#frames]) if (this.#frames.delete(work)) work();
    }
  }
}

let clock: Clock;
let soon: (work: () => void) => () => void;
beforeEach(() => {
  clock = new Clock();
  soon = createBeat(clock);
  clock.goOn(1000);
});

test('at rest it happens with the next frame', () => {
  let done = 0;
  soon(() => (done += 1));
  expect(done).toBe(0);
  clock.goOn(16);
  expect(done).toBe(1);
});

test('what waits happens at once, in its order, and nothing twice', () => {
  const done: string[] = [];
  soon(() => done.push('one'));
  soon(() => done.push('two'));
  clock.goOn(200);
  expect(done).toEqual(['one', 'two']);
});

test('what comes a thousand times a second is drawn some thirty times', () => {
  const at = new Set<number>();
  clock.goOn(1000, () => soon(() => at.add(clock.time)));
  expect(at.size).toBeGreaterThan(25);
  expect(at.size).toBeLessThan(35);
});

test('where nothing is painted it happens all the same', () => {
  clock.seen = false;
  let done = 0;
  soon(() => (done += 1));
  clock.goOn(150);
  expect(done).toBe(1);
  clock.seen = true;
  clock.goOn(150);
  expect(done).toBe(1);
});

test('what was taken back does not happen, and holds back nothing', () => {
  let done = 0;
  soon(() => (done += 1))();
  clock.goOn(100);
  soon(() => (done += 10));
  clock.goOn(50);
  expect(done).toBe(10);
});

test('what fails says so, and keeps nothing else from happening', () => {
  let done = 0;
  soon(() => {
    throw new Error('It failed.');
  });
  soon(() => (done += 1));
  expect(() => clock.goOn(50)).toThrow('It failed.');
  expect(done).toBe(1);
});
