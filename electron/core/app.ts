import { randomUUID } from 'node:crypto';
import { accountCalls } from '../bridge/calls/account.ts';
import { appCalls } from '../bridge/calls/app.ts';
import { messageCalls } from '../bridge/calls/messages.ts';
import { roomCalls } from '../bridge/calls/rooms.ts';
import { invitationCalls, sharingCalls } from '../bridge/calls/sharing.ts';
import type { Port } from '../bridge/contract.ts';
import { type Handlers, serve } from '../bridge/serve.ts';
import type { Host } from '../host/host.ts';
import { networkAddresses } from '../host/network-addresses.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import { createAccounts } from './account/accounts.ts';
import { openRememberedAccounts } from './account/remembered-accounts.ts';
import type { Stage } from './account/stage.ts';
import { createArrivals } from './arrivals.ts';
import { createEventHub } from './events.ts';
import { createHouse } from './here/house.ts';
import { createSharing, openSharingWish } from './here/sharing.ts';
import { createInvitations } from './invitations.ts';
import { createMessageDesk } from './message-desk.ts';
import { createRoomDesk } from './room-desk.ts';
import { openSettings } from './settings.ts';
import { takeSnapshot } from './snapshot.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** The whole of Perch but for the window: what an entry (`main.ts`, `plain.ts`) starts, feeds and ends. */
export interface App {
  /** Serves a page over its port until the port closes; several pages may be open. Returns its undo. */
  attach(port: Port): () => void;
  /** Asks every page to show a room: a notification or a link was clicked outside the page. */
  show(room: RoomAddress): void;
  /** An `xmpp:` link that the system handed over. The page asks the person before anything is done. */
  linkArrived(uri: string): void;
  /** Connects the account that is remembered, if there is one. The first page's snapshot does so by itself. */
  connect(): void;
  /** The machine slept: what waits tries at once. */
  wake(): void;
  /** Ends in order: what is stored is closed, the child server is gone. */
  close(): Promise<void>;
}

export interface AppOptions {
  /** One line for whoever looks for the cause of something; never holds a secret or what people wrote. */
  readonly log: (line: string) => void;
}

/** Reads what is remembered and opens the cache; touches no network. Rejects with a `FaultError`. */
export async function createApp(host: Host, { log }: AppOptions = { log: toStderr }): Promise<App> {
  const { data } = host.paths;
  const hub = createEventHub();
  const { tell } = hub;
  const settings = openSettings(data);
  const remembered = openRememberedAccounts(data);
  const wish = openSharingWish(data);
  const house = createHouse({ host, isShared: () => wish.value.wanted, log });
  const sharing = createSharing({ house, wish, addresses: networkAddresses, tell, log });
  const invitations = createInvitations(tell, log);
  const { stage, calls } = createAccounts({
    host,
    house,
    remembered,
    watch: invitations.watch,
    tell,
    now: Date.now,
    log,
    openWorkspace: (account, folder) =>
      openWorkspace({
        host,
        account,
        folder,
        tell,
        alertsWanted: () => settings.value.alerts,
        newId: randomUUID,
        now: Date.now,
        log,
      }),
  });
  const arrivals = createArrivals({
    workspace: () => stage.workspace,
    readInvitation: (link) => orUndefined(() => calls.readInvitation(link)),
    openOutside: host.openLink,
    tell,
  });
  let connected = false;
  const connect = (): void => {
    if (connected) return;
    connected = true;
    void stage.reconnect();
    void sharing.resume();
  };
  const handlers: Handlers = {
    ...appCalls({
      snapshot: () => {
        // After the page has painted: loading the protocol takes longer than everything before it.
        setTimeout(connect, 20);
        setImmediate(arrivals.listening);
        return takeSnapshot({ host, settings, stage, remembered, mayInvite: invitations.allowed });
      },
      remember: (change) => settings.remember(change),
      look: (room) => {
        if (stage.workspace) stage.workspace.looking = room;
      },
      openLink: arrivals.open,
    }),
    ...accountCalls(calls),
    ...sharingCalls(sharing),
    ...invitationCalls(invitations),
    ...roomCalls(createRoomDesk(() => open(stage))),
    ...messageCalls(createMessageDesk(() => open(stage))),
  };
  const pages = new Set<Port>();
  const attach: App['attach'] = (port) => {
    pages.add(port);
    port.onClose(() => {
      pages.delete(port);
      // Nobody looks through a window that is gone.
      if (pages.size === 0 && stage.workspace) stage.workspace.looking = null;
    });
    return serve(port, handlers, { events: hub.subscribe, log, newId: randomUUID });
  };
  return {
    attach,
    show: (room) => tell('room.show', { room }),
    linkArrived: arrivals.arrived,
    connect,
    wake: () => stage.workspace?.line?.retry(),
    close: async () => {
      await stage.close();
      await house.close();
    },
  };
}

function open({ workspace }: Stage): Workspace {
  if (workspace) return workspace;
  throw new FaultError('InvalidFlowOfOperations', 'Sign in first.');
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
