import fc from 'fast-check';
import { test } from 'vitest';
import { seed, soak } from '#test/support/random.ts';
import { HistoryWorld, type Step } from './history-world.ts';

const room = fc.nat({ max: 1 });
const place = fc.nat({ max: 60 });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('say'),
      room,
      kind: fc.nat({ max: 4 }),
      later: fc.oneof(fc.constant(0), fc.nat({ max: 2000 }), fc.integer({ min: -3, max: 3 })),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('deliver'), count: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('ask'), room, max: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('join', 'join', 'note', 'leave', 'repeat'), room }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('scroll'), room, at: fc.nat({ max: 3 }), place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read'), room, place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('purge'), room, place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cut', 'cut with late answers', 'restart') }) },
);

test('whatever happens on the way, the history ends as the server has it: in order, whole, without doubles', {
  timeout: soak ? 3_600_000 : 60_000,
}, () => {
  const ignorance = fc.constantFrom('refuse', 'first page', 'newest page');
  const steps = fc.array(step, { minLength: 10, maxLength: 80, size: 'max' });
  const property = fc.property(ignorance, steps, (unknownIds, plan) => {
    const world = new HistoryWorld(unknownIds);
    try {
      for (const each of plan) {
        world.step(each);
        world.check();
      }
      world.finish();
    } finally {
      world.end();
    }
  });
  fc.assert(property, {
    seed,
    numRuns: soak ? 10_000 : 50,
    includeErrorInReport: true,
  });
});
