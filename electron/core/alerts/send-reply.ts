import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { narrower } from '#electron/model/reach.ts';
import type { Privacy } from '#electron/model/room.ts';
import { createMessageDesk } from '../messages/desk.ts';
import type { Workspace } from '../workspace.ts';

/**
 * What somebody answers from a notification goes the way of whatever they write, with its checks and filters, to the room
 * of the alert and to no other; what they have begun to write there stays. What cannot go is shown to them below that.
 */
export function sendReply(workspace: Workspace, room: RoomAddress, words: string, privacy: Privacy): void {
  const text = words.trim();
  if (text === '') return;
  const draft = { room, text, importance: 'Regular', privacy } as const;
  const begun = workspace.outbox.drafts().find((kept) => kept.room === room);
  const desk = createMessageDesk(() => workspace);
  try {
    desk.send(draft);
    if (begun) desk.saveDraft(begun);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const fewest = narrower(begun?.privacy, privacy) ?? privacy;
    const kept = begun ? { ...begun, text: `${begun.text}\n${text}`, privacy: fewest } : draft;
    desk.saveDraft(kept);
    if (workspace.rooms.get(room)) workspace.tell('draft.changed', kept);
    workspace.tell('room.show', { room });
  }
}
