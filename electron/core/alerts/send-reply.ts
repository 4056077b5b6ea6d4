import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { createMessageDesk } from '../message-desk.ts';
import type { Workspace } from '../workspace.ts';

/**
 * What somebody answers from a notification goes the way of whatever they write, with its checks and filters, to the room
 * of the alert and to no other. What cannot go is shown to them, in the field of that room.
 */
export function sendReply(workspace: Workspace, room: RoomAddress, words: string): void {
  const text = words.trim();
  if (text === '') return;
  const draft = { room, text, importance: 'Regular' } as const;
  const desk = createMessageDesk(() => workspace);
  try {
    desk.send(draft);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    if (workspace.outbox.drafts().every((kept) => kept.room !== room)) desk.saveDraft(draft);
    workspace.tell('room.show', { room });
  }
}
