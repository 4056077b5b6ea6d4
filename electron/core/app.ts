import { randomUUID } from 'node:crypto';
import { accountCalls } from '../bridge/calls/account.ts';
import { appCalls } from '../bridge/calls/app.ts';
import { messageCalls } from '../bridge/calls/messages.ts';
import { roomCalls } from '../bridge/calls/rooms.ts';
import { invitationCalls, sharingCalls } from '../bridge/calls/sharing.ts';
import type { Port } from '../bridge/contract.ts';
import { type Handlers, serve } from '../bridge/serve.ts';
import type { Host } from '../host/host.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { createCallers } from './callers.ts';
import { createEventHub } from './events.ts';
import { readLink } from './links.ts';
import { createMessageDesk } from './message-desk.ts';
import { openRememberedAccount } from './remembered-account.ts';
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
  const hub = createEventHub();
  const { tell } = hub;
  const settings = openSettings(host.paths.data);
  const remembered = openRememberedAccount(host.paths.data);
  const accounts = createAccounts({
    callers: createCallers(host, log),
    remembered,
    tell,
    log,
    openWorkspace: (account) =>
      openWorkspace({
        host,
        account,
        tell,
        alertsWanted: () => settings.value.alerts,
        newId: randomUUID,
        now: Date.now,
        log,
      }),
  });
  let connected = false;
  const connect = (): void => {
    if (connected) return;
    connected = true;
    void accounts.reconnect();
  };
  const linkArrived = (uri: string): void => {
    const link = readLink(uri);
    if (link?.kind !== 'room') return;
    tell('link.arrived', { room: link.room, known: accounts.workspace?.rooms.get(link.room) !== undefined });
  };
  const workspace = (): Workspace => open(accounts);
  const handlers: Handlers = {
    ...appCalls({
      snapshot: () => {
        // After the page has painted: loading the protocol takes longer than everything before it.
        setTimeout(connect, 20);
        return takeSnapshot({ host, settings, accounts, remembered });
      },
      remember: (change) => settings.remember(change),
      look: (room) => {
        if (accounts.workspace) accounts.workspace.looking = room;
      },
      openLink: async (url) => {
        const link = readLink(url);
        if (!link) throw new FaultError('InvalidArgument', 'Links of this kind are not opened.');
        if (link.kind === 'outside') await host.openLink(link.url);
        else linkArrived(url);
      },
    }),
    ...accountCalls(accounts),
    ...sharingCalls({
      read: () => ({ state: 'unavailable', hosts: [] }),
      start: async () => ({ state: 'unavailable', hosts: [] }),
      stop: async () => ({ state: 'unavailable', hosts: [] }),
    }),
    ...invitationCalls({
      create: () => Promise.reject(new FaultError('MsgNotSupported', 'This is not possible yet.')),
      list: async () => [],
      withdraw: async () => undefined,
    }),
    ...roomCalls(createRoomDesk(workspace)),
    ...messageCalls(createMessageDesk(workspace)),
  };
  const pages = new Set<Port>();
  const attach: App['attach'] = (port) => {
    pages.add(port);
    port.onClose(() => {
      pages.delete(port);
      // Nobody looks through a window that is gone.
      if (pages.size === 0 && accounts.workspace) accounts.workspace.looking = null;
    });
    return serve(port, handlers, { events: hub.subscribe, log, newId: randomUUID });
  };
  return {
    attach,
    show: (room) => tell('room.show', { room }),
    linkArrived,
    connect,
    wake: () => accounts.workspace?.line?.retry(),
    close: () => accounts.close(),
  };
}

function open({ workspace }: Accounts): Workspace {
  if (workspace) return workspace;
  throw new FaultError('InvalidFlowOfOperations', 'Sign in first.');
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
