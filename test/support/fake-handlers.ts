import type { Answer, Ask, CallName } from '#electron/bridge/contract.ts';

/** Who answers what, at once, where there is no machine behind the window. */
export type FakeHandlers = { readonly [K in CallName]: (ask: Ask<K>) => Answer<K> };
