import { expect, test } from 'vitest';
import { watchIdleness } from '#renderer/idleness.ts';

const minute = 60_000;

/** A clock that is moved by hand. */
function clock() {
  let time = 0;
  const waiting: { readonly at: number; readonly work: () => void }[] = [];
  return {
    now: () => time,
    later: (milliseconds: number, work: () => void) => waiting.push({ at: time + milliseconds, work }),
    pass: (milliseconds: number) => {
      const end = time + milliseconds;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting.splice(waiting.indexOf(next), 1);
        time = next.at;
        next.work();
      }
      time = end;
    },
  };
}

test('after five minutes without a key or a movement nobody is there, until the next one', () => {
  const { pass, ...rest } = clock();
  const window = new EventTarget();
  const { idle, onTurn } = watchIdleness(window, rest);
  const turns: boolean[] = [];
  const undo = onTurn(() => turns.push(idle()));
  pass(4 * minute);
  window.dispatchEvent(new Event('pointermove'));
  pass(4 * minute);
  expect(idle()).toBe(false);
  pass(minute);
  expect(idle()).toBe(true);
  window.dispatchEvent(new Event('keydown'));
  expect(idle()).toBe(false);
  pass(5 * minute);
  expect(turns).toEqual([true, false, true]);
  undo();
  window.dispatchEvent(new Event('wheel'));
  expect(turns).toHaveLength(3);
});
