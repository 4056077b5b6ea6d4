import type { MessagesNeeds } from '../bridge/calls/messages.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import { readPage } from './pages.ts';
import type { Workspace } from './workspace.ts';

/** What the window asks of messages and drafts, on the workspace that is open. */
export function createMessageDesk(workspace: () => Workspace): MessagesNeeds {
  const open = (room: RoomAddress): Workspace => {
    const here = workspace();
    if (!here.sealed.has(room)) return here;
    throw new FaultError('NoSuchNode', 'This room cannot be shown at the moment.');
  };
  const writable = (room: RoomAddress): Workspace => {
    const here = open(room);
    if (here.rooms.get(room)) return here;
    throw new FaultError('NoSuchNode', 'This room is no longer on your list.');
  };
  return {
    page: (request) => readPage(open(request.room), request),
    send: (draft) => writable(draft.room).dispatcher.send(draft).originId,
    retry: (originId) => workspace().dispatcher.retry(originId),
    discard: (originId) => workspace().dispatcher.discard(originId),
    saveDraft: (draft) => {
      const { outbox, rooms, sealed } = workspace();
      // The window keeps a draft a moment after each change: of a room that was lost meanwhile nothing may come back.
      if (rooms.get(draft.room) || sealed.has(draft.room)) outbox.saveDraft(draft);
    },
  };
}
