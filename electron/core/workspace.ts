import type { InstalledAddIns } from '../addin/installed.ts';
import type { Host } from '../host/host.ts';
import type { Account } from '../model/account.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { Dispatcher } from '../outbox/dispatcher.ts';
import { openWorkspaceAddIns, type WorkspaceAddIns } from './add-ins/workspace-add-ins.ts';
import { after } from './after.ts';
import {
  type Alerting,
  type AlertingOptions,
  type AlertWishes,
  createAlerting,
  isCounted,
} from './alerts/alerting.ts';
import { type KeptChoices, openKeptChoices } from './alerts/kept-choices.ts';
import { type Archives, type CatchUp, createCatchUp } from './archive/catch-up.ts';
import type { Line } from './connected.ts';
import type { Tell } from './events.ts';
import { FeedList } from './feeds/feed-list.ts';
import { createRoomList, type RoomList } from './followed/room-list.ts';
import { openSealedRooms, type SealedRooms } from './followed/sealed-rooms.ts';
import { createInbound, type Inbound } from './messages/inbound.ts';
import { createKeeping, type RoomKeeping } from './messages/keeping.ts';
import { createOutbound } from './messages/outbound.ts';
import { createStoring } from './messages/storing.ts';
import { createTidying } from './messages/tidy.ts';
import { createUnstored } from './messages/unstored.ts';
import { RoomInvitations } from './rooms/invitations.ts';
import { openKeptInvitations } from './rooms/kept-invitations.ts';
import { ServiceOffer } from './rooms/offer.ts';
import { RoomRequests } from './rooms/requests.ts';
import { Transfers } from './transfer/transfers.ts';
import { createRoomDeletion } from './workspace/delete-room.ts';
import { openShelves, type Shelves } from './workspace/shelves.ts';

export interface WorkspaceOptions {
  readonly host: Host;
  readonly account: Account;
  /** Where everything of this account lies. */
  readonly folder: string;
  readonly tell: Tell;
  readonly installedAddIns: InstalledAddIns;
  /** What somebody wants of alerts on this device. */
  readonly alertSettings: () => Omit<AlertWishes, 'choices'>;
  /** Somebody answers a message from outside the window. */
  readonly reply: AlertingOptions['reply'];
  readonly newId: () => string;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Everything of one account that needs no network: the stations, joined in the order in which data flows. */
export interface Workspace extends Pick<Shelves, 'history' | 'reader' | 'outbox' | 'begunAnew'> {
  readonly account: Account;
  readonly tell: Tell;
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
  readonly feeds: FeedList;
  readonly addIns: WorkspaceAddIns;
  readonly alerting: Alerting;
  /** What somebody wants of alerts wherever they are. */
  readonly alertChoices: KeptChoices;
  /** The room that the person sees and has the focus on; both where they are one. */
  looking: readonly RoomAddress[];
  /** The rooms that the person can see in the list. */
  inSight: ReadonlySet<RoomAddress>;
  /** The connection, as soon as there is one. */
  line: Line | undefined;
  /** Removes a room with everything that was said and written in it. */
  deleteRoom(room: RoomAddress): void;
  close(): void;
  /** Deletes everything of the account from the disk. */
  forget(): void;
}

export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { host, account, folder, newId, now, log } = options;
  let open = true;
  // An answer that comes late is nothing to whoever is shown by then.
  const tell: Tell = (name, body) => {
    if (!open) return;
    options.tell(name, body);
    addIns.hear(name, body);
    feeds.hear(name, body);
  };
  const shelves = openShelves(account, folder, log);
  const { history, reader, outbox } = shelves;
  const service = new ServiceOffer(tell);
  const addIns = openWorkspaceAddIns({
    installed: options.installedAddIns,
    ...{ folder, tell, log },
    registry: () => service.registry,
    isSealed: (room) => sealed.has(room),
    sessionOf: (room) => sessionOf(room),
  });
  const sealed = openSealedRooms(history, now, log);
  const alertChoices = openKeptChoices({
    folder,
    data: host.paths.data,
    onChange: (choices) => {
      tell('alerts.chosen', choices);
      rooms.recount();
    },
  });
  const rooms = createRoomList({
    history,
    tell,
    onUnread: (unread) => host.badge(unread),
    isCounted: (room) => isCounted(alertChoices.value, room),
    onGone: (room) => host.withdraw(room),
    isHidden: (room) => sealed.has(room),
  });
  const feeds = new FeedList({
    ...{ reader, rooms, sealed, tell, now, after, log },
    feeds: history.feeds,
    written: () => storing.stored(),
    isStored: (room, archiveId) => history.find(room, archiveId) !== undefined,
  });
  const sessionOf = (room: RoomAddress) => workspace.line?.sessions.get(room);
  const doubt = (room: RoomAddress) => workspace.line?.doubt(room);
  const dispatcher = createOutbound({
    ...{ outbox, history, rooms, sessionOf, newId, now, tell, doubt },
    filters: addIns.filters,
    isHidden: sealed.has,
  });
  const unstored = createUnstored({ history, rooms, log, again: doubt });
  const tidy = createTidying(reader, log);
  const storing = createStoring(tidy);
  const keeping = createKeeping({
    ...{ history, storing, outbox, rooms, tell, now, log },
    onRemoved: (room) => host.withdraw(room),
    onFailed: unstored.failed,
  });
  const alerting = createAlerting({
    ...{ host, tell, rooms, now },
    wishes: () => ({ ...options.alertSettings(), choices: alertChoices.value }),
    feedsOf: (message) => feeds.of(message).map(({ id, action }) => ({ feed: id, action })),
    looking: () => workspace.looking,
    reply: options.reply,
    after,
  });
  const inbound = createInbound({
    history,
    storing,
    tell,
    onCounted: (room) => rooms.counted(room),
    onOwn: (originId) => dispatcher.stored(originId),
    alert: (message, live) => {
      feeds.stored(message, live);
      alerting.stored(message, live);
    },
    onStorageFailed: unstored.failed,
  });
  const archives: Archives = (room) => {
    const session = sessionOf(room);
    return session?.state === 'Established' ? (query) => session.archive.page(query) : undefined;
  };
  const stop = (): void => {
    rooms.close();
    feeds.stop();
    tidy.stop();
    alerting.stop();
    unstored.stop();
    deletion.stop();
    keeping.stop();
    transfers.close();
    dispatcher.stop();
    addIns.close();
    open = false;
  };
  const transfers = new Transfers({
    ...{ history, storing, rooms, tell, now, log },
    account: account.address,
    files: host.files,
    isHidden: sealed.has,
    deleteRoom: (room) => deletion.deleteRoom(room),
  });
  const requests = new RoomRequests(tell);
  const workspace: Workspace = {
    account,
    tell,
    history,
    reader,
    outbox,
    begunAnew: shelves.begunAnew,
    rooms,
    sealed,
    inbound,
    catchUp: createCatchUp({ ...{ history, storing, archives, inbound, now }, onRemoved: keeping.gone }),
    dispatcher,
    keeping,
    transfers,
    service,
    requests,
    invitations: new RoomInvitations({
      file: openKeptInvitations(folder),
      isFollowed: (room) => rooms.get(room)?.followed ?? false,
      tell,
      log,
    }),
    addIns,
    feeds,
    alerting,
    alertChoices,
    looking: [],
    inSight: new Set(),
    line: undefined,
    deleteRoom: (room) => deletion.deleteRoom(room),
    close: () => {
      inbound.flush();
      stop();
      shelves.close();
    },
    forget: () => {
      stop();
      shelves.forget();
    },
  };
  const deletion = createRoomDeletion({
    ...{ sealed, rooms, tell, log },
    keepers: [
      { deleteRoom: (room) => requests.set(room, []) },
      ...[alerting, transfers, outbox, addIns, keeping],
    ],
  });
  return workspace;
}
