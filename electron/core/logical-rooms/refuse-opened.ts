import { FaultError } from '#electron/model/fault.ts';
import type { Privacy, RoomProperties } from '#electron/model/room.ts';

const circles: readonly Privacy[] = ['Secret', 'Closed', 'Open'];

/**
 * What was written for a few and waited, as while one was offline, does not go out where more can read by now. `then`:
 * absent where nobody knew, or the person wants it sent anyway.
 */
export function refuseOpened(then: Privacy | undefined, { name, privacy }: RoomProperties): void {
  if (then === undefined || circles.indexOf(privacy) <= circles.indexOf(then)) return;
  const before = then === 'Secret' ? 'secret' : 'closed';
  const text = `${name} was ${before} when you wrote this, and more people can read it now. Try again to send it to them too.`;
  throw new FaultError('WiderAudience', text);
}
