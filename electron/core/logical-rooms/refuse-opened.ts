import { FaultError } from '#electron/model/fault.ts';
import { isWider } from '#electron/model/reach.ts';
import type { Privacy, RoomProperties } from '#electron/model/room.ts';

/**
 * What was written for a few does not go out where more can read by now, as while it waited or stood in the field.
 * `then`: as it was shown to the person; absent where nobody knew.
 */
export function refuseOpened(
  then: Privacy | undefined,
  { name, privacy }: Pick<RoomProperties, 'name' | 'privacy'>,
): void {
  if (!isWider(privacy, then)) return;
  const before = then === 'Secret' ? 'secret' : 'closed';
  const text = `${name} was ${before} when you wrote this, and more people can read it now. Try again to send it to them too.`;
  throw new FaultError('WiderAudience', text);
}
