import { accountCalls } from '../bridge/calls/account.ts';
import { appCalls } from '../bridge/calls/app.ts';
import { messageCalls } from '../bridge/calls/messages.ts';
import { roomCalls } from '../bridge/calls/rooms.ts';
import { invitationCalls, sharingCalls } from '../bridge/calls/sharing.ts';
import type { Handlers } from '../bridge/serve.ts';
import { FaultError } from '../model/fault.ts';
import type { Arrivals } from './arrivals.ts';
import { createMessageDesk } from './message-desk.ts';
import { createRoomDesk } from './room-desk.ts';
import { type SnapshotSources, takeSnapshot } from './snapshot.ts';
import type { Workspace } from './workspace.ts';

export interface HandlerSources extends SnapshotSources {
  readonly accountCalls: Parameters<typeof accountCalls>[0];
  readonly sharing: Parameters<typeof sharingCalls>[0];
  readonly arrivals: Arrivals;
  /** A page was told everything that it needs for its first paint. */
  readonly onSnapshot: () => void;
}

/** Who answers which question of the window. */
export function createHandlers(sources: HandlerSources): Handlers {
  const { settings, stage, sharing, invitations, arrivals, onSnapshot } = sources;
  const workspace = (): Workspace => {
    if (stage.workspace) return stage.workspace;
    throw new FaultError('InvalidFlowOfOperations', 'Sign in first.');
  };
  return {
    ...appCalls({
      snapshot: () => {
        onSnapshot();
        return takeSnapshot(sources);
      },
      remember: (change) => settings.remember(change),
      look: (room) => {
        if (stage.workspace) stage.workspace.looking = room;
      },
      openLink: arrivals.open,
    }),
    ...accountCalls(sources.accountCalls),
    ...sharingCalls(sharing),
    ...invitationCalls(invitations),
    ...roomCalls(createRoomDesk(workspace)),
    ...messageCalls(createMessageDesk(workspace)),
  };
}
