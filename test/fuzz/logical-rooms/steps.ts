import fc from 'fast-check';

/** Those who come and go; Ana manages both rooms. */
export const names = ['ben', 'cy', 'dan'] as const;
export type Name = (typeof names)[number];

/** Dan never sits on the panel. */
const insiders = ['ben', 'cy'] as const;

/** What happens. With `calm` everybody has heard of it before the next thing happens. */
export type Step = { readonly calm: boolean } & (
  | { readonly do: 'switch' | 'write' | 'post' | 'cut' | 'restart'; readonly who: Name }
  | { readonly do: 'panel'; readonly who: (typeof insiders)[number]; readonly is: boolean }
  | { readonly do: 'desk'; readonly who: Name; readonly is: boolean }
  | { readonly do: 'talk' | 'server' }
  | { readonly do: 'link'; readonly is: boolean }
);

const calm = fc.boolean();
const who = fc.constantFrom(...names);
const is = fc.boolean();

/** Posts and switches more often than the rest, which takes its time. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ calm, do: fc.constant('post' as const), who }) },
  {
    weight: 8,
    arbitrary: fc.record({ calm, do: fc.constantFrom('switch' as const, 'write' as const), who }),
  },
  { weight: 4, arbitrary: fc.record({ calm, do: fc.constant('talk' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ calm, do: fc.constant('panel' as const), who: fc.constantFrom(...insiders), is }),
  },
  { weight: 2, arbitrary: fc.record({ calm, do: fc.constant('desk' as const), who, is }) },
  { weight: 2, arbitrary: fc.record({ calm, do: fc.constantFrom('cut' as const, 'restart' as const), who }) },
  { weight: 1, arbitrary: fc.record({ calm, do: fc.constant('link' as const), is }) },
  { weight: 1, arbitrary: fc.record({ calm, do: fc.constant('server' as const) }) },
);
