import { expect, test } from 'vitest';
import { giveWay, longestReading } from '#electron/session/stream/give-way.ts';

/** A burst of frames that come as long as nobody pauses, each of which takes so long to read. */
function burst(frames: number, took: number) {
  const turns: number[][] = [[]];
  const waiting: (() => void)[] = [];
  let time = 0;
  let paused = false;
  const source = {
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
    },
  };
  const before = giveWay(source, { now: () => time, nextTurn: (act) => void waiting.push(act) });
  for (let frame = 0; frame < frames; ) {
    while (frame < frames && !paused) {
      before();
      turns.at(-1)?.push(frame);
      time += took;
      frame += 1;
    }
    for (const act of waiting.splice(0)) act();
    turns.push([]);
  }
  return { turns: turns.filter((turn) => turn.length > 0), paused };
}

test('A burst is read in several turns, in its order, and to its end', () => {
  const { turns, paused } = burst(20, longestReading / 4);
  expect(turns.length).toBeGreaterThan(1);
  expect(turns.flat()).toEqual(Array.from({ length: 20 }, (_, frame) => frame));
  expect(paused).toBe(false);
});

test('No turn begins another frame once its time is over', () => {
  const { turns } = burst(20, longestReading / 4);
  // The frame that shows it is in hand already.
  for (const turn of turns) expect(turn.length).toBeLessThanOrEqual(4 + 1);
});

test('What is read quickly is read in one turn', () => {
  expect(burst(20, 0).turns).toHaveLength(1);
});
