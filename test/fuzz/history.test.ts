import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed, soak } from '#test/support/random.ts';
import { reset, step } from './history-world/steps.ts';
import { HistoryWorld } from './history-world/world.ts';

const ignorance = fc.constantFrom('refuse', 'first page', 'newest page');
const clocks = fc.constantFrom('steady', 'steady', 'set back');
const largestPage = fc.integer({ min: 1, max: 7 });
const steps = fc.array(fc.oneof({ weight: 200, arbitrary: step }, { weight: 1, arbitrary: reset }), {
  minLength: 10,
  maxLength: 80,
  size: 'max',
});

test('whatever happens on the way, every device ends with what the server has: in order, whole, without doubles', async () => {
  const property = fc.asyncProperty(
    ignorance,
    largestPage,
    clocks,
    steps,
    async (unknownIds, most, clock, plan) => {
      const world = new HistoryWorld(unknownIds, most, clock);
      try {
        for (const each of plan) await world.lives(each);
        await world.finish();
      } finally {
        await world.ends();
      }
    },
  );
  await fc.assert(property, {
    seed,
    numRuns: soak ? 10_000 : 30,
    includeErrorInReport: true,
  });
  expect.hasAssertions();
}, 7_200_000);
