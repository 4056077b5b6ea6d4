import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed, soak } from '#test/support/random.ts';
import { type Step, step } from './room-world/steps.ts';
import { World } from './room-world/world.ts';

const members = (...principals: readonly `${string}@localhost`[]): Step => ({
  do: 'lists',
  by: 'adam@localhost',
  room: 'desk',
  list: 'members',
  principals: ['adam@localhost', ...principals],
});

/** Somebody is invited to a secret room and then is not any more: while they are there, and while they are away. */
const examples: [Step[]][] = [
  [[members('cy@localhost'), members()]],
  [
    [
      { do: 'sign out', device: 'cy/desk' },
      members('cy@localhost'),
      members(),
      { do: 'sign in', device: 'cy/desk' },
    ],
  ],
];

test('whatever is administered, everybody can do and hears what an independent model says, on every device', async () => {
  const [numRuns, maxLength] = soak ? [300, 30] : [12, 10];
  const steps = fc.array(step, { minLength: 1, maxLength, size: 'max' });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const world = await World.opens();
      try {
        for (const one of all) await world.lives(one);
      } finally {
        await world.closes();
      }
    }),
    { numRuns, seed, examples },
  );
  expect.hasAssertions();
}, 3_600_000);
