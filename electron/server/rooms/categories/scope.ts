import type { Category, Principal } from '../storage/category-values.ts';

type Scope = Pick<Category, 'allowed' | 'denied'>;

/** Whether somebody who is all these is within a scope: allowed by one of them, and denied by none. */
export function inScope({ allowed, denied }: Scope, principals: readonly Principal[]): boolean {
  return isAnyOf(principals, allowed) && !isAnyOf(principals, denied);
}

/** Creators are within the scope, too: it is a wall for every role (product: scope). */
export function mayCreateIn(
  category: Pick<Category, 'allowed' | 'denied' | 'creators'>,
  person: { readonly principals: readonly Principal[]; readonly administrator: boolean },
): boolean {
  if (person.administrator) return true;
  return inScope(category, person.principals) && isAnyOf(person.principals, category.creators);
}

/** A scope may name thousands, and every stanza asks: each list is made into a set once. */
const sets = new WeakMap<readonly Principal[], ReadonlySet<Principal>>();

function isAnyOf(principals: readonly Principal[], list: readonly Principal[]): boolean {
  const set = sets.get(list) ?? new Set(list);
  sets.set(list, set);
  return principals.some((one) => set.has(one));
}
