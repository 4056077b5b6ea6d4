import fc from 'fast-check';

/** One thing that happens; numbers choose among what there is at that moment. */
export type Step =
  | { readonly do: 'say'; readonly room: number; readonly kind: number; readonly later: number }
  /** Something that the archive keeps and that is no message. */
  | { readonly do: 'note'; readonly room: number }
  | { readonly do: 'take back'; readonly room: number; readonly place: number }
  | { readonly do: 'purge'; readonly room: number; readonly count: number }
  /** The archive forgets everything, as after its server was set up anew. */
  | { readonly do: 'reset'; readonly room: number }
  | (Acting &
      (
        | { readonly do: 'join' | 'leave'; readonly room: number }
        | { readonly do: 'look' | 'fetch all' | 'export' | 'delete'; readonly room: number }
        /** A file of what was said, from a place on, also of what was taken back since. */
        | { readonly do: 'bring'; readonly room: number; readonly place: number; readonly count: number }
        | { readonly do: 'read'; readonly room: number; readonly place: number }
        | {
            readonly do: 'scroll';
            readonly room: number;
            readonly at: number;
            readonly place: number;
            readonly both: boolean;
          }
        | {
            readonly do: 'jump';
            readonly room: number;
            readonly by: number;
            readonly place: number;
            readonly both: boolean;
          }
        | { readonly do: 'deliver' | 'remove some'; readonly count: number }
        | { readonly do: 'repeat' | 'delay' | 'cut' | 'cut while answered' | 'resume' | 'restart' }
      ));

/** On which of the person's devices. */
interface Acting {
  readonly device: number;
}

const room = fc.nat({ max: 1 });
const place = fc.nat({ max: 60 });
// Most happens on the first, so that the second is often away.
const device = fc.constantFrom(0, 0, 0, 1);

/** Milliseconds between two messages; a clock may be set back. */
const later = fc.oneof(
  fc.constant(0),
  fc.nat({ max: 2000 }),
  fc.nat({ max: 3 }),
  fc.constantFrom(0, 0, -1, -1500, -90_000),
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('say'), room, kind: fc.nat({ max: 4 }), later }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('deliver'), device, count: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('join', 'join', 'join', 'leave', 'look', 'fetch all', 'export'),
      device,
      room,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note'), room }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('scroll'),
      device,
      room,
      at: fc.nat({ max: 3 }),
      place,
      both: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('jump'),
      device,
      room,
      by: fc.nat({ max: 1 }),
      place,
      both: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read'), device, room, place }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('bring'), device, room, place, count: fc.nat({ max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete'), device, room }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('remove some'), device, count: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take back'), room, place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('purge'), room, count: fc.nat({ max: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('repeat', 'delay', 'cut', 'cut', 'cut while answered', 'resume', 'restart'),
      device,
    }),
  },
);
/** Rare: nothing of what was said before can be checked against the archive afterwards. */
export const reset: fc.Arbitrary<Step> = fc.record({ do: fc.constant('reset'), room });
