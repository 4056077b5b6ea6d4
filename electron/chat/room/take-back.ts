import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveId } from '#electron/model/ids.ts';
import type { Session } from '#electron/session/session.ts';
import { writeModerationRequest } from '#electron/stanza/0425-moderation.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { speakable } from '#electron/stanza/speakable.ts';
import type { RoomDescription } from '../service/directory.ts';

/** Whether a room says that it takes back what was said in it (XEP-0425, 2). */
export function doesTakeBack({ features }: Pick<RoomDescription, 'features'>): boolean {
  return features.includes(NS.moderate);
}

/** Has a room take back what somebody said in it (XEP-0425, 4), where it says that it does (2). */
export async function takeBack(
  session: Session,
  description: Pick<RoomDescription, 'properties' | 'features'>,
  id: ArchiveId,
  reason: string | undefined,
): Promise<void> {
  if (!doesTakeBack(description)) {
    throw new FaultError('MsgNotSupported', 'This room does not take back what was said in it.');
  }
  const why = reason?.trim() ? { reason: speakable(reason.trim()) } : {};
  const payload = writeModerationRequest({ id: speakable(id), ...why });
  await session.request({ type: 'set', to: description.properties.address, payload });
}
