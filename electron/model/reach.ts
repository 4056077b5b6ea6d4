import type { Privacy } from './room.ts';

/** From the few to the many. */
const circles: readonly Privacy[] = ['Secret', 'Closed', 'Open'];

/** Whether more people can read what is said under one privacy than under another; absent: nobody knows which it was. */
export function isWider(privacy: Privacy, than: Privacy | undefined): boolean {
  return than !== undefined && circles.indexOf(privacy) > circles.indexOf(than);
}

/** That of both under which fewer people can read. */
export function narrower(one: Privacy | undefined, other: Privacy | undefined): Privacy | undefined {
  return one !== undefined && isWider(one, other) ? other : (one ?? other);
}
