import { randomUUID } from 'node:crypto';
import type { Port } from '../bridge/contract.ts';
import { serve } from '../bridge/serve.ts';
import type { FindAddInFile } from '../host/add-in-sites.ts';
import type { Host } from '../host/host.ts';
import { networkAddresses } from '../host/network-addresses.ts';
import type { RoomAddress } from '../model/ids.ts';
import { createAccounts } from './account/accounts.ts';
import { openRememberedAccounts } from './account/remembered-accounts.ts';
import { openDeviceAddIns } from './add-ins/device-add-ins.ts';
import { sendReply } from './alerts/send-reply.ts';
import { createArrivals } from './arrivals.ts';
import { createAskedFor } from './asked-for.ts';
import { createEventHub, type Tell } from './events.ts';
import { createHandlers } from './handlers.ts';
import { House } from './here/house.ts';
import { SharingDesk } from './here/sharing.ts';
import { openSharingWish } from './here/sharing-wish.ts';
import { Invitations } from './invitations.ts';
import { openSettings } from './settings.ts';
import { openWorkspace } from './workspace.ts';

/** The whole of Perch but for the window: what an entry (`main.ts`, `plain.ts`) starts, feeds and ends. */
export interface App {
  /** Serves a page over its port until the port closes; several pages may be open. Returns its undo. */
  attach(port: Port): () => void;
  /** Asks every page to show a room: a notification or a link was clicked outside the page. */
  show(room: RoomAddress): void;
  /** An `xmpp:` link that the system handed over. The page asks the person before anything is done. */
  linkArrived(uri: string): void;
  /** A file of an add-in, for whoever serves their sites. */
  readonly addInFile: FindAddInFile;
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
  const parts = assemble(host, tell, log);
  const { stage, house, sharing, arrivals, settings } = parts;
  hub.subscribe(({ name, body }) => {
    const { openRoom } = settings.value;
    // What is remembered of the window names no room that was lost.
    if (name === 'rooms.changed' && openRoom !== null && body.gone.includes(openRoom))
      settings.remember({ openRoom: null });
  });
  let connected = false;
  const connect = (): void => {
    if (connected) return;
    connected = true;
    void stage.reconnect();
    void sharing.resume();
  };
  const { run: askedFor, workspace } = createAskedFor(() => stage.workspace);
  const handlers = createHandlers({
    ...parts,
    workspace,
    onSnapshot: () => {
      // After the page has painted: loading the protocol takes longer than everything before it.
      setTimeout(connect, 20);
      setImmediate(arrivals.listening);
    },
  });
  const pages = new Set<Port>();
  const attach: App['attach'] = (port) => {
    pages.add(port);
    port.onClose(() => {
      pages.delete(port);
      // Nobody looks through a window that is gone.
      if (pages.size === 0 && stage.workspace) stage.workspace.looking = [];
    });
    return serve(port, handlers, { events: hub.subscribe, log, newId: randomUUID, askedFor });
  };
  return {
    attach,
    show: (room) => tell('room.show', { room }),
    linkArrived: arrivals.arrived,
    addInFile: parts.device.find,
    connect,
    wake: () => stage.workspace?.line?.retry(),
    close: async () => {
      await stage.close();
      await house.close();
    },
  };
}

/** What the window asks, put together. */
function assemble(host: Host, tell: Tell, log: AppOptions['log']) {
  const { data } = host.paths;
  const settings = openSettings(data);
  const remembered = openRememberedAccounts(data);
  const wish = openSharingWish(data);
  const device = openDeviceAddIns(host.paths, host.addInSites);
  const house = new House({ host, isShared: () => wish.value.wanted, log });
  const sharing = new SharingDesk({ house, wish, addresses: networkAddresses, tell, log });
  const invitations = new Invitations(tell, log);
  const { stage, calls } = createAccounts({
    host,
    house,
    remembered,
    watch: (caller) => invitations.watch(caller),
    tell,
    now: Date.now,
    log,
    openWorkspace: (account, folder) =>
      openWorkspace({
        host,
        account,
        folder,
        tell,
        installedAddIns: device.installed,
        alertSettings: () => settings.value,
        reply: (...answer) => {
          const open = stage.workspace;
          // A notification may outlive its account's turn: nobody answers in another's name.
          if (open?.account.address === account.address) sendReply(open, ...answer);
        },
        newId: randomUUID,
        now: Date.now,
        log,
      }),
  });
  const arrivals = createArrivals({
    workspace: () => stage.workspace,
    readInvitation: calls.readInvitation,
    openOutside: host.openLink,
    tell,
  });
  return {
    host,
    settings,
    remembered,
    house,
    device,
    sharing,
    invitations,
    stage,
    accountCalls: calls,
    arrivals,
  };
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
