import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed, soak } from '#test/support/random.ts';
import { ownServer } from '#test/unit/core/desk.ts';
import { type Step, step } from './logical-rooms/steps.ts';
import { World } from './logical-rooms/world.ts';

/** Somebody writes and posts in private while they lose the panel, or the room, or their connection. */
const examples: [Step[]][] = [
  [
    [
      { do: 'switch', who: 'ben', calm: true },
      { do: 'write', who: 'ben', calm: true },
      { do: 'talk', calm: false },
      { do: 'post', who: 'ben', calm: false },
      { do: 'panel', who: 'ben', is: false, calm: false },
      { do: 'post', who: 'ben', calm: true },
      { do: 'panel', who: 'cy', is: true, calm: true },
      { do: 'switch', who: 'cy', calm: false },
      { do: 'cut', who: 'cy', calm: false },
      { do: 'post', who: 'cy', calm: false },
      { do: 'desk', who: 'cy', is: false, calm: false },
      { do: 'talk', calm: true },
      { do: 'restart', who: 'cy', calm: true },
    ],
  ],
];

test('whatever becomes of who is inside, nothing private reaches whoever is not, and no post another audience', async () => {
  const [numRuns, maxLength] = soak ? [300, 24] : [3, 10];
  const server = await ownServer();
  let run = 0;
  const steps = fc.array(step, { minLength: 1, maxLength, size: 'max' });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      run += 1;
      const world = await World.opens(server, run);
      try {
        for (const one of all) await world.lives(one);
        await world.ends();
      } finally {
        await world.closes();
      }
    }),
    { numRuns, seed, examples },
  );
  expect.hasAssertions();
}, 3_600_000);
