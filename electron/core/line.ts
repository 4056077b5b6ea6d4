import type { PersistentChatEndpoint, ServiceLimits, UserEndpoint } from '../chat/index.ts';
import { within } from '../host/within.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import { after } from './after.ts';
import { createCatchUpQueue } from './archive/catch-up-queue.ts';
import type { Line, Reached } from './connected.ts';
import { createFollowing } from './followed/following.ts';
import { roomJoints } from './followed/room-joints.ts';
import { absent } from './followed/room-list.ts';
import { createRoomSessions, type RoomSessions } from './followed/room-sessions.ts';
import { createCompanions } from './logical-rooms/enter-companion.ts';
import { type OwnState, shareOwnState } from './own-state.ts';
import { hearService, lookForRequests, watchService } from './rooms/watch-service.ts';
import type { Workspace } from './workspace.ts';

export interface LineOptions {
  readonly workspace: Workspace;
  readonly user: UserEndpoint;
  /** Rooms to follow from now on, where somebody begins. */
  readonly firstRooms: readonly RoomAddress[];
  readonly log: (line: string) => void;
  /** The chat service was found, and what it announces. */
  readonly onService: (chatService: string, limits: ServiceLimits) => void;
  /** What a person must mend. */
  readonly onFault: (fault: Fault) => void;
}

/** Between two attempts to reach a chat service on a connection that stands, in milliseconds. */
const pause = 10_000;
/** How long somebody who just signed in waits for an answer, in milliseconds. */
const patience = 10_000;

const notReached = new FaultError('NotConnected', 'This needs a connection. Try again when you are back.');

/**
 * Joins a workspace to the network and keeps it joined: rooms of the list are entered, come back by themselves,
 * and are caught up with before anything that waits is sent. Returns at once; what fails becomes state.
 */
export function startLine(options: LineOptions): Line {
  const { workspace, user, log, onFault } = options;
  const { history, outbox, dispatcher, rooms, inbound } = workspace;
  const reaching = Promise.withResolvers<Reached>();
  reaching.promise.catch(() => undefined);
  let reached: Reached | undefined;
  let sessions: RoomSessions = noSessions;
  let own: OwnState | undefined;
  let ended = false;
  const priority = (room: RoomAddress): number => {
    if (workspace.looking.includes(room)) return 0;
    if (workspace.inSight.has(room)) return 1;
    return rooms.known(room)?.followed ? 2 : 3;
  };
  const queue = createCatchUpQueue({
    history,
    catchUp: workspace.catchUp,
    onReady: (room, facts) => {
      dispatcher.ready(room, facts);
      own?.markers.ready(room);
    },
    isUncertain: (room) => outbox.rows(room).length > 0,
    priority,
    onFetching: (fetching) => workspace.tell('history.fetching', { rooms: fetching }),
    log,
  });
  const companions = createCompanions({
    ...{ rooms, log, after },
    sessions: () => sessions,
    follow: (room) => (reached ? reached.following.follow(room) : Promise.reject(notReached)),
    random: Math.random,
  });
  const joints = roomJoints(workspace, queue, {
    onManaging: (room) => {
      if (reached) lookForRequests(workspace, reached.chat, room, log);
    },
    onLinked: (...pair) => companions.linked(...pair),
    onSpoken: (room) => companions.turnedTo([room]),
  });
  const undos = [
    user.on('renewed', () => {
      // What came on the old stream is stored before the hole behind it is marked.
      inbound.flush();
      history.interrupted();
      dispatcher.interrupted();
      own?.refresh();
      reached?.following.enterAll();
    }),
    // Rooms stay entered on a stream that is resumed, so nothing else would take up what could not be asked or sent.
    user.on('resumed', () => {
      own?.refresh();
      for (const room of sessions.rooms()) {
        if (outbox.rows(room).length > 0) doubt(room);
        else resume(room);
      }
    }),
  ];
  const resume = (room: RoomAddress): void => {
    const session = sessions.get(room);
    if (session?.state === 'Established') joints.ready(room, session);
  };
  const doubt = (room: RoomAddress): void => {
    const session = sessions.get(room);
    if (session?.state !== 'Established') return;
    joints.joined(room, session);
    joints.ready(room, session);
  };

  const reach = async (): Promise<void> => {
    const service = workspace.account.chatService ?? (await findService(user));
    const chat = await openService(service, user, (opening) => hearService(workspace, opening));
    chat.setRejoinPriority(priority);
    sessions = createRoomSessions(chat, joints);
    const { followedRooms, serverConfiguration } = chat.services;
    options.onService(service, serverConfiguration.limits);
    const following = createFollowing({ workspace, sessions, followed: followedRooms, log });
    own = shareOwnState(workspace, chat.services, queue.goOn, log);
    undos.push(following.stop, own.stop, watchService(workspace, chat, log));
    reached = { chat, following };
    reaching.resolve(reached);
    await following.start(options.firstRooms);
  };
  const begin = async (): Promise<void> => {
    if (user.state === 'Idle') await user.establish({ keepTrying: true });
    while (!ended && !reached) {
      try {
        await reach();
      } catch (error) {
        if (ended) return;
        log(`The chat service was not reached: ${String(error)}`);
        if (!reached) await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  };
  begin().catch((error) => {
    if (error instanceof FaultError) onFault(error.fault);
    log(`Signing in failed: ${String(error)}`);
  });

  undos.push(companions.stop);

  return {
    get sessions() {
      return sessions;
    },
    catchUp: queue,
    reached: () => within(patience, reaching.promise, notReached),
    read: (room) => own?.markers.read(room),
    alertsChosen: () => own?.alertChoices.refresh(),
    feedRead: () => own?.feeds.read(),
    marked: (room) => own?.markers.marked(room),
    turnedTo: companions.turnedTo,
    retry: () => user.retry(),
    doubt,
    end: async () => {
      ended = true;
      reaching.reject(notReached);
      for (const undo of undos) undo();
      queue.stop();
      // Its end is the end of every room's session: nobody waits for two hundred farewells.
      await user.terminate();
      inbound.flush();
      history.interrupted();
      dispatcher.interrupted();
      for (const { address } of rooms.entries()) {
        rooms.present(address, absent);
      }
    },
  };
}

/** The account's default chat service. Rejects with `ProvisioningFailed` where its server offers none. */
export async function findService(user: UserEndpoint): Promise<string> {
  const { persistentChatConfiguration } = await user.getProvisioningData();
  const service = persistentChatConfiguration.defaultPersistentChatUri;
  if (service !== undefined) return service;
  throw new FaultError('NoSuchNode', 'This server offers no chat rooms. Ask whoever runs it.');
}

/** What waited for somebody to come is told while the endpoint is established. */
async function openService(
  service: string,
  user: UserEndpoint,
  hear: (opening: PersistentChatEndpoint) => void,
): Promise<PersistentChatEndpoint> {
  const { PersistentChatEndpoint } = await import('../chat/index.ts');
  const endpoint = new PersistentChatEndpoint(service, user);
  hear(endpoint);
  await endpoint.establish();
  return endpoint;
}

const noSessions: RoomSessions = {
  get: () => undefined,
  rooms: () => [],
  enter: () => Promise.reject(notReached),
  leave: () => Promise.resolve(),
};
