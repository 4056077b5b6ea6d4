import { accountCalls } from '../bridge/calls/account.ts';
import { addInCalls } from '../bridge/calls/add-ins.ts';
import { administrationCalls } from '../bridge/calls/administration.ts';
import { alertCalls } from '../bridge/calls/alerts.ts';
import { appCalls } from '../bridge/calls/app.ts';
import { directoryCalls } from '../bridge/calls/directory.ts';
import { feedCalls } from '../bridge/calls/feeds.ts';
import { historyCalls } from '../bridge/calls/history.ts';
import { logicalRoomCalls } from '../bridge/calls/logical-rooms.ts';
import { membershipCalls } from '../bridge/calls/membership.ts';
import { messageCalls } from '../bridge/calls/messages.ts';
import { managementCalls } from '../bridge/calls/room-management.ts';
import { roomCalls } from '../bridge/calls/rooms.ts';
import { searchCalls } from '../bridge/calls/search.ts';
import { invitationCalls, sharingCalls } from '../bridge/calls/sharing.ts';
import { transferCalls } from '../bridge/calls/transfer.ts';
import type { Handlers } from '../bridge/serve.ts';
import { createAddInDesk } from './add-ins/desk.ts';
import type { DeviceAddIns } from './add-ins/device-add-ins.ts';
import { mayAlert } from './alerts/alerting.ts';
import { createAlertDesk } from './alerts/desk.ts';
import { createFetching } from './archive/fetching.ts';
import type { Arrivals } from './arrivals.ts';
import { createFeedDesk } from './feeds/desk.ts';
import { createRoomDesk } from './followed/desk.ts';
import { createLogicalRoomDesk } from './logical-rooms/desk.ts';
import { together } from './logical-rooms/together.ts';
import { createMessageDesk } from './messages/desk.ts';
import { createAdministration } from './rooms/administration.ts';
import { createDirectory } from './rooms/directory.ts';
import { createManagement } from './rooms/management.ts';
import { createMembership } from './rooms/membership.ts';
import { createSearchDesk } from './search/desk.ts';
import { type SnapshotSources, takeSnapshot } from './snapshot.ts';
import { createTransferDesk } from './transfer/transfer-desk.ts';
import type { Workspace } from './workspace.ts';

export interface HandlerSources extends SnapshotSources {
  readonly accountCalls: Parameters<typeof accountCalls>[0];
  readonly sharing: Parameters<typeof sharingCalls>[0];
  readonly arrivals: Arrivals;
  readonly device: DeviceAddIns;
  /** The workspace that is open, to whom it was asked for. */
  readonly workspace: () => Workspace;
  /** A page was told everything that it needs for its first paint. */
  readonly onSnapshot: () => void;
}

/** Who answers which question of the window. */
export function createHandlers(sources: HandlerSources): Handlers {
  const { host, device, settings, stage, workspace, sharing, invitations, arrivals, onSnapshot } = sources;
  const rooms = together(createRoomDesk(workspace), workspace);
  return {
    ...appCalls({
      snapshot: () => {
        onSnapshot();
        return takeSnapshot(sources);
      },
      remember: (change) => settings.remember(change),
      look: (rooms) => {
        const here = stage.workspace;
        if (!here) return;
        const before = here.looking;
        here.looking = rooms;
        here.line?.turnedTo(rooms.filter((room) => !before.includes(room)));
      },
      openLink: arrivals.open,
    }),
    ...alertCalls(createAlertDesk(workspace, host)),
    ...accountCalls(sources.accountCalls),
    ...sharingCalls(sharing),
    ...invitationCalls(invitations),
    ...roomCalls(rooms),
    ...addInCalls(
      createAddInDesk({
        ...{ device, workspace, notify: host.notify },
        mayAlert: (entry) => {
          const choices = workspace().alertChoices.value;
          return mayAlert({ ...settings.value, choices }, host, entry, Date.now());
        },
      }),
    ),
    ...managementCalls(createManagement(workspace, rooms.follow)),
    ...logicalRoomCalls(createLogicalRoomDesk(workspace, rooms.follow)),
    ...directoryCalls(createDirectory(workspace)),
    ...membershipCalls(createMembership(workspace, rooms)),
    ...administrationCalls(createAdministration(workspace)),
    ...messageCalls(createMessageDesk(workspace)),
    ...searchCalls(createSearchDesk(workspace)),
    ...feedCalls(createFeedDesk(workspace)),
    ...transferCalls(createTransferDesk(workspace)),
    ...historyCalls(createFetching(workspace)),
  };
}
