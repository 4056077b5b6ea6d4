import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InstalledAddIns } from '../addin/installed.ts';
import { type History, type HistoryReader, openHistory, openReader } from '../history/history.ts';
import type { Host } from '../host/host.ts';
import type { Account } from '../model/account.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { Dispatcher } from '../outbox/dispatcher.ts';
import { type Outbox, openOutbox } from '../outbox/outbox.ts';
import { openWorkspaceAddIns, type WorkspaceAddIns } from './add-ins/workspace-add-ins.ts';
import { type AlertWishes, createAlerting } from './alerting.ts';
import { type Archives, type CatchUp, createCatchUp } from './catch-up.ts';
import type { Line } from './connected.ts';
import type { Tell } from './events.ts';
import { createInbound, type Inbound } from './inbound.ts';
import { createKeeping, type RoomKeeping } from './keeping.ts';
import { createOutbound } from './outbound.ts';
import { createRoomList, type RoomList } from './room-list.ts';
import { RoomInvitations } from './rooms/invitations.ts';
import { openKeptInvitations } from './rooms/kept-invitations.ts';
import { ServiceOffer } from './rooms/offer.ts';
import { RoomRequests } from './rooms/requests.ts';
import { openSealedRooms, type SealedRooms } from './sealed-rooms.ts';
import { tidyWhenQuiet } from './tidy.ts';
import { Transfers } from './transfer/transfers.ts';
import { createUnstored } from './unstored.ts';

export interface WorkspaceOptions {
  readonly host: Host;
  readonly account: Account;
  /** Where everything of this account lies. */
  readonly folder: string;
  readonly tell: Tell;
  readonly installedAddIns: InstalledAddIns;
  readonly alertWishes: () => AlertWishes;
  readonly newId: () => string;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Everything of one account that needs no network: the stations, joined in the order in which data flows. */
export interface Workspace {
  readonly account: Account;
  readonly tell: Tell;
  readonly history: History;
  /** For questions that take their time. */
  readonly reader: HistoryReader;
  readonly outbox: Outbox;
  readonly rooms: RoomList;
  readonly sealed: SealedRooms;
  readonly inbound: Inbound;
  readonly catchUp: CatchUp;
  readonly dispatcher: Dispatcher;
  readonly keeping: RoomKeeping;
  readonly transfers: Transfers;
  /** What the chat service offers beside what is said in rooms. */
  readonly service: ServiceOffer;
  readonly requests: RoomRequests;
  readonly invitations: RoomInvitations;
  readonly addIns: WorkspaceAddIns;
  /** The room that the person sees and has the focus on; both where they are one. */
  looking: readonly RoomAddress[];
  /** The connection, as soon as there is one. */
  line: Line | undefined;
  /** Removes a room with everything that was said and written in it. */
  deleteRoom(room: RoomAddress): void;
  close(): void;
  /** Deletes everything of the account from the disk. */
  forget(): void;
}

const hour = 60 * 60 * 1000;

export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { host, account, folder, newId, now, log } = options;
  let open = true;
  // An answer that comes late is nothing to whoever is shown by then.
  const tell: Tell = (name, body) => {
    if (!open) return;
    options.tell(name, body);
    addIns.hear(name, body);
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'history.sqlite');
  const history = openHistory({
    file,
    address: account.address,
    names: () => [account.displayName, account.address.split('@')[0] ?? ''],
    onDamage: (aside) => log(`The history was damaged. It was set aside as ${aside} and is fetched anew.`),
  });
  const reader = openReader(file);
  const outbox = openOutbox({ file: join(folder, 'outbox.sqlite') });
  const service = new ServiceOffer(tell);
  const addIns = openWorkspaceAddIns({
    installed: options.installedAddIns,
    ...{ folder, tell, log },
    registry: () => service.registry,
    isSealed: (room) => sealed.has(room),
    sessionOf: (room) => sessionOf(room),
  });
  const sealed = openSealedRooms(history, now, log);
  const rooms = createRoomList({
    history,
    tell,
    onUnread: (unread) => host.badge(unread),
    onGone: (room) => host.withdraw(room),
    isHidden: (room) => sealed.has(room),
  });
  const sessionOf = (room: RoomAddress) => workspace.line?.sessions.get(room);
  const doubt = (room: RoomAddress) => workspace.line?.doubt(room);
  const dispatcher = createOutbound({
    ...{ outbox, history, sessionOf, newId, now, tell, doubt },
    filters: addIns.filters,
  });
  const keeping = createKeeping({
    ...{ history, rooms, tell, now, log },
    onRemoved: (room) => host.withdraw(room),
  });
  const tidy = tidyWhenQuiet(reader, log);
  const unstored = createUnstored(doubt);
  const alerting = createAlerting({
    ...{ host, tell, rooms, now },
    wishes: options.alertWishes,
    looking: () => workspace.looking,
    after: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const inbound = createInbound({
    history,
    tell,
    onCounted: (room) => {
      rooms.counted(room);
      tidy.disturb();
    },
    onOwn: (originId) => dispatcher.stored(originId),
    alert: alerting.stored,
    onStorageFailed: (failed, error) => {
      log(`Messages could not be stored: ${String(error)}`);
      const trouble = error instanceof FaultError ? error.fault.text : null;
      for (const room of failed) {
        history.interrupted(room);
        unstored.add(room);
        rooms.present(room, { trouble });
      }
    },
  });
  const archives: Archives = (room) => {
    const session = sessionOf(room);
    return session?.state === 'Established' ? (query) => session.archive.page(query) : undefined;
  };
  const deleteDue = (): void => {
    for (const room of sealed.due()) workspace.deleteRoom(room);
  };
  const sealWatch = setInterval(deleteDue, hour).unref();
  const stop = (): void => {
    rooms.close();
    tidy.stop();
    alerting.stop();
    unstored.stop();
    clearInterval(sealWatch);
    keeping.stop();
    transfers.close();
    dispatcher.stop();
    reader.close();
    addIns.close();
    open = false;
  };
  const transfers = new Transfers({
    ...{ history, rooms, tell, now, log },
    account: account.address,
    files: host.files,
    isHidden: sealed.has,
    deleteRoom: (room) => workspace.deleteRoom(room),
  });
  const workspace: Workspace = {
    account,
    tell,
    history,
    reader,
    outbox,
    rooms,
    sealed,
    inbound,
    catchUp: createCatchUp({ history, archives, inbound, now }),
    dispatcher,
    keeping,
    transfers,
    service,
    requests: new RoomRequests(tell),
    invitations: new RoomInvitations({
      file: openKeptInvitations(folder),
      isFollowed: (room) => rooms.get(room)?.followed ?? false,
      tell,
      log,
    }),
    addIns,
    looking: [],
    line: undefined,
    deleteRoom: (room) => {
      workspace.requests.set(room, []);
      // Hidden first: what cannot be deleted now, as on a full disk, is tried again and shows nowhere until then.
      sealed.condemn(room);
      rooms.remove(room);
      tell('outbox.changed', { room, entries: [] });
      try {
        outbox.deleteRoom(room);
        addIns.deleteRoom(room);
        // With the seal, so last: until then the next start knows that it has to try again.
        history.deleteRoom(room);
        sealed.unseal(room);
      } catch (error) {
        log(`A room could not be deleted and is tried again: ${String(error)}`);
      }
    },
    close: () => {
      inbound.flush();
      stop();
      history.close();
      outbox.close();
    },
    forget: () => {
      stop();
      history.forget();
      outbox.forget();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  deleteDue();
  return workspace;
}
