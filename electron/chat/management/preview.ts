import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type PrincipalSummary, summaryOf } from '#electron/model/principal.ts';
import type { ChatRoomSettings } from '#electron/model/room-settings.ts';
import { readPreviewAnswer, writePreviewQuestion } from '#electron/stanza/perch-preview.ts';
import type { Wire } from '../wire.ts';
import { askOwnerForm, inOurTerms } from './owner-form.ts';
import { fillChanges } from './room-form.ts';

/** Who is in a room and would go, if it were changed so. Throws MsgNotSupported where the service does not tell. */
export async function askPreview(
  { session, service, isPerch }: Wire,
  room: RoomAddress,
  changes: Partial<ChatRoomSettings>,
): Promise<readonly PrincipalSummary[]> {
  if (!isPerch)
    throw new FaultError('MsgNotSupported', 'This service tells no one beforehand who has to go.');
  const form = fillChanges(await askOwnerForm(session, room), changes);
  const payload = writePreviewQuestion(form);
  const answer = await inOurTerms(session.request({ type: 'get', to: room, payload }));
  const out = (answer && readPreviewAnswer(answer)) ?? [];
  return out.map(({ address, name }) => summaryOf(address, service, name));
}
