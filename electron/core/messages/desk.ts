import type { MessagesNeeds } from '#electron/bridge/calls/messages.ts';
import type { MessagePage, PageRequest } from '#electron/bridge/contract.ts';
import type { Draft } from '#electron/model/draft.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { arePaired } from '../logical-rooms/pairs.ts';
import { refuseOpened } from '../logical-rooms/refuse-opened.ts';
import { refuseWider } from '../logical-rooms/wider-audience.ts';
import type { Workspace } from '../workspace.ts';
import { readPage } from './pages.ts';

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
  /** Throws `WiderAudience` where it would reach others than those whom the person was shown. */
  const mayGo = (draft: Draft, widerAudience?: true): Workspace => {
    const here = writable(draft.room);
    const entry = here.rooms.get(draft.room);
    // What stands in the list of a room that was never entered from here is nobody's word.
    if (entry?.canChat) refuseOpened(draft.privacy, entry);
    if (!widerAudience) refuseWider(here, draft);
    return here;
  };
  const page = async (request: PageRequest): Promise<MessagePage> => {
    const here = open(request.room);
    const asked = pairOnly(here, request);
    const read = await readPage(here, asked);
    // A room that was taken away meanwhile is not shown any more.
    const now = pairOnly(open(request.room), asked);
    return now.beside === asked.beside ? read : page(now);
  };
  return {
    page,
    remove: async ({ room, archiveId, reason }) => {
      const here = open(room);
      const session = here.line?.sessions.get(room);
      if (!session) throw notInside;
      await session.removeChatMessage(archiveId, reason);
      // The room's own word of it may come after its answer; and by now another account may be shown.
      if (workspace() === here) here.keeping.removed(room, [archiveId]);
    },
    send: ({ widerAudience, ...draft }) => mayGo(draft, widerAudience).dispatcher.send(draft).originId,
    retry: ({ originId, privacy, widerAudience }) => {
      const row = workspace().outbox.row(originId);
      if (!row) return;
      const draft = privacy === undefined ? row : { ...row, privacy };
      mayGo(draft, widerAudience).dispatcher.retry(originId, privacy);
    },
    discard: (originId) => workspace().dispatcher.discard(originId),
    saveDraft: (draft) => {
      const { outbox, rooms, sealed } = workspace();
      // The window keeps a draft a moment after each change: of a room that was lost meanwhile nothing may come back.
      if (rooms.get(draft.room) || sealed.has(draft.room)) outbox.saveDraft(draft);
    },
  };
}

const notInside = new FaultError(
  'UserNotJoined',
  'You are not in this room right now. Try again when you are back in it.',
);

/** Two rooms that are not one, or not any more, are not read as one. */
function pairOnly({ rooms }: Workspace, { beside, ...request }: PageRequest): PageRequest {
  const { room } = request;
  return beside !== undefined && arePaired(rooms, room, beside) ? { ...request, beside } : request;
}
