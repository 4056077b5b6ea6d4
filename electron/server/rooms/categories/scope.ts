import type { Category, Principal } from '../storage/store.ts';

type Scope = Pick<Category, 'allowed' | 'denied'>;

/** Whether somebody who is all these is within a scope: allowed by one of them, and denied by none. */
export function inScope({ allowed, denied }: Scope, principals: readonly Principal[]): boolean {
  return principals.some((one) => allowed.includes(one)) && !principals.some((one) => denied.includes(one));
}

/** Creators are within the scope, too: it is a wall for every role (product: scope). */
export function mayCreateIn(
  category: Pick<Category, 'allowed' | 'denied' | 'creators'>,
  person: { readonly principals: readonly Principal[]; readonly administrator: boolean },
): boolean {
  if (person.administrator) return true;
  return (
    inScope(category, person.principals) && person.principals.some((one) => category.creators.includes(one))
  );
}
