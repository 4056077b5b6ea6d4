import type { RoomAddress } from './ids.ts';
import type { PrincipalSummary } from './principal.ts';

/** To whom something is said in a logical room. It is never kept: a message belongs to one of the two rooms. */
export type Audience = 'public' | 'private';

/**
 * Two rooms shown as one: a public one (open or closed), and a secret one whose members may all enter it. It is named
 * by the private one; several can share a public one.
 */
export interface LogicalRoom {
  readonly publicRoom: RoomAddress;
  readonly privateRoom: RoomAddress;
}

/** Somebody of a private room who may not enter the public one. */
export interface Misfit {
  readonly principal: PrincipalSummary;
  /** They can be made members of the public room in the same step. Otherwise they have to leave the private one. */
  readonly addable: boolean;
}
