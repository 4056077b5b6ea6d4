import { expect, test } from 'vitest';
import { leave, noTrail, type Stop, step } from '#renderer/store/trail.ts';

const at = (room: string): Stop => ({ kind: 'room', visit: { room, at: 'newest' } });
const [a, b, c] = [at('a'), at('b'), at('c')];

test('the way back leads through every place, and forth again', () => {
  const gone = leave(leave(noTrail, a), b);
  const first = step(gone, 'back', c);
  expect(first.to).toEqual(b);
  const second = step(first.trail, 'back', b);
  expect(second.to).toEqual(a);
  expect(step(second.trail, 'back', a).to).toBeUndefined();
  const forth = step(second.trail, 'forward', a);
  expect(forth.to).toEqual(b);
  expect(step(forth.trail, 'forward', b).to).toEqual(c);
});

test('who goes elsewhere from a place of before has nowhere to go forth to', () => {
  const back = step(leave(noTrail, a), 'back', b).trail;
  expect(step(leave(back, a), 'forward', c).to).toBeUndefined();
});

test('only so much of the way is remembered', () => {
  let trail = noTrail;
  for (let each = 0; each < 80; each += 1) trail = leave(trail, at(`${each}`));
  expect(trail.back).toHaveLength(50);
  expect(trail.back.at(-1)).toEqual(at('79'));
});
