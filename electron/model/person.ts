import type { BareAddress } from './ids.ts';

/**
 * Who wrote a message or is present in a room. `id` is their identity and the only thing to compare: the bare
 * address where the room discloses it, otherwise the occupant id (XEP-0421), otherwise the nickname's full
 * address in the room. `name` is for display: two people may bear the same one.
 */
export interface Person {
  readonly id: BareAddress;
  readonly name: string;
}
