import type { PersistentChatEndpointState } from '../model/connection.ts';
import { FaultError } from '../model/fault.ts';
import type { BareAddress, RoomAddress } from '../model/ids.ts';
import { Emitter, type On } from '../session/emitter.ts';
import { NS } from '../stanza/namespaces.ts';
import { readServiceLimits } from '../stanza/perch-service.ts';
import { ChatRoomSession } from './chat-room-session.ts';
import { RoomDirectory } from './directory/room-directory.ts';
import type { PersistentChatEndpointEvents, ServerConfiguration } from './endpoint-values.ts';
import type { LocalEndpoint } from './local-endpoint.ts';
import { LogicalChatRooms } from './logical-rooms/logical-chat-rooms.ts';
import { OwnLinks } from './logical-rooms/own-links.ts';
import { ChatRoomManagementServices } from './management/chat-room-management-services.ts';
import { readRequest } from './management/requests.ts';
import { PersistentChatServices } from './persistent-chat-services.ts';
import { ServerClock } from './server-clock.ts';
import { askInfo, describeRoom } from './service/directory.ts';
import { StanzaRouter } from './stanza-router.ts';
import { Turns } from './turns.ts';
import { PersistentChatUserAdministrationServices } from './users/user-administration-services.ts';
import type { ConnectionListener, SessionHost, Wire } from './wire.ts';

/** Rooms that are entered at the same time. */
const joinsAtOnce = 8;

/** What the service says of itself. */
interface Announcement {
  readonly configuration: ServerConfiguration;
  readonly isPerch: boolean;
  readonly searches: boolean;
  readonly searchesArchives: boolean;
}

/** What is true as long as the endpoint is established. */
interface Established {
  readonly wire: Wire;
  readonly services: PersistentChatServices;
  readonly management: ChatRoomManagementServices;
  readonly users: PersistentChatUserAdministrationServices;
  readonly undo: readonly (() => void)[];
}

/** One connection to a chat service, on a signed-in endpoint (reference: `PersistentChatEndpoint`). Single use. */
export class PersistentChatEndpoint implements SessionHost {
  readonly chatServerUri: BareAddress;
  /** The endpoint that carries this one (reference: `InnerEndpoint`). */
  readonly innerEndpoint: LocalEndpoint;
  readonly on: On<PersistentChatEndpointEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #events = new Emitter<PersistentChatEndpointEvents>();
  readonly #turns = new Turns<RoomAddress>(joinsAtOnce);
  readonly #sessions = new Set<ConnectionListener>();
  #state: PersistentChatEndpointState = 'Idle';
  #established: Established | undefined;

  /** `chatServerUri`: the address of a chat service, from `getProvisioningData` or the person. */
  constructor(chatServerUri: BareAddress, innerEndpoint: LocalEndpoint) {
    this.chatServerUri = chatServerUri;
    this.innerEndpoint = innerEndpoint;
  }

  get state(): PersistentChatEndpointState {
    return this.#state;
  }

  /** Joined sessions only; a copy. */
  get activeChatRoomSessions(): readonly ChatRoomSession[] {
    return [...this.#sessions]
      .filter((session) => session instanceof ChatRoomSession)
      .filter((session) => session.state === 'Established');
  }

  /** Everything that needs no joined room. Throws InvalidFlowOfOperations before `establish`. */
  get services(): PersistentChatServices {
    return this.#need().services;
  }

  /** Throws InvalidFlowOfOperations before `establish`. */
  get management(): ChatRoomManagementServices {
    return this.#need().management;
  }

  /** Who is there. Throws InvalidFlowOfOperations before `establish`. */
  get users(): PersistentChatUserAdministrationServices {
    return this.#need().users;
  }

  /** For this folder. @internal */
  get wire(): Wire {
    return this.#need().wire;
  }

  /** Which room to enter first after the connection was lost: lower comes first; all equal unless told. */
  setRejoinPriority(priority: (room: RoomAddress) => number): void {
    this.#turns.priority = priority;
  }

  /**
   * Reaches the chat service and reads what it announces. FaultErrors: NoSuchNode, MsgNotSupported (it is no chat
   * service), ServerTooOld, TimedOut, NotConnected, ConnectionLost, InvalidFlowOfOperations (called twice). On
   * failure the endpoint is Terminated.
   */
  async establish(): Promise<void> {
    if (this.#state !== 'Idle') {
      throw new FaultError('InvalidFlowOfOperations', 'An endpoint is established once. Make a new one.');
    }
    this.#setState('Establishing');
    try {
      this.#established = this.#assemble(await this.#readAnnouncement());
    } catch (error) {
      this.#setState('Terminated');
      throw error;
    }
    this.#setState('Established');
  }

  /** Leaves all rooms and frees the sessions; the user endpoint stays. Never rejects. */
  async terminate(): Promise<void> {
    if (this.#state !== 'Established') return;
    this.#setState('Terminating');
    await Promise.all([...this.#sessions].map((session) => session.leave()));
    this.#end();
  }

  /** For `ChatRoomSession`: hears of the connection from now on. Returns its undo. @internal */
  adopt(session: ConnectionListener): () => void {
    this.#sessions.add(session);
    return () => void this.#sessions.delete(session);
  }

  async #readAnnouncement(): Promise<Announcement> {
    const info = await askInfo(this.innerEndpoint.session, this.chatServerUri);
    const identity = info.identities.find((one) => one.category === 'conference');
    if (!identity) throw new FaultError('MsgNotSupported', 'There is no chat service at this address.');
    if (!info.features.includes(NS.muc)) {
      throw new FaultError(
        'ServerTooOld',
        'The chat service is too old for Perch: it has no rooms as XEP-0045 describes them. Ask its administrator to update it.',
      );
    }
    return {
      configuration: {
        displayName: identity.name || this.chatServerUri,
        limits: readServiceLimits(info.forms) ?? {},
      },
      isPerch: info.features.includes(NS.perch),
      searches: info.features.includes(NS.channelSearch),
      searchesArchives: [NS.perch, NS.fullText].every((feature) => info.features.includes(feature)),
    };
  }

  #assemble({ configuration, isPerch, searches, searchesArchives }: Announcement): Established {
    const { innerEndpoint } = this;
    const { session } = innerEndpoint;
    const router = new StanzaRouter(session);
    const clock = new ServerClock(session);
    const { displayName } = configuration;
    const ownLinks = isPerch
      ? undefined
      : new OwnLinks(session, async (room) => (await describeRoom(session, room, displayName)).properties);
    const wire: Wire = {
      session,
      router,
      turns: this.#turns,
      nickname: innerEndpoint.displayName,
      service: this.chatServerUri,
      serviceName: configuration.displayName,
      limits: configuration.limits,
      isPerch,
      searches,
      searchesArchives,
      now: () => clock.now(),
      describe: async (room) => {
        const told = await describeRoom(session, room, displayName);
        const properties = (await ownLinks?.complete(told.properties)) ?? told.properties;
        logicalRooms.hear(properties);
        return { ...told, properties };
      },
      heard: (message) => services.feeds.hear(message),
      lost: (room) => logicalRooms.lost(room),
    };
    const directory = new RoomDirectory(wire);
    const logicalRooms = new LogicalChatRooms(wire, directory, ownLinks);
    const services = new PersistentChatServices(wire, directory, logicalRooms, configuration);
    const undo = [
      () => router.close(),
      () => clock.close(),
      () => ownLinks?.close(),
      ownLinks?.onChange(() => this.#askSecretRooms()) ?? (() => {}),
      () => services.followedRooms.close(),
      () => services.feeds.close(),
      () => services.readMarkers.close(),
      () => services.alertChoices.close(),
      session.on('began', (beginning) => {
        for (const each of this.#sessions) each.connectionBegan(beginning);
      }),
      session.on('ended', () => this.#end()),
      innerEndpoint.invitations.attach((invitation) => {
        services.hearInvitation(invitation);
        this.#events.emit('chatRoomInvitationReceived', invitation);
      }),
      session.on('message', (stanza) => {
        const request = readRequest(stanza);
        if (request) this.#events.emit('chatRoomRequestReceived', request);
      }),
    ];
    const management = new ChatRoomManagementServices(wire, directory);
    const users = new PersistentChatUserAdministrationServices(wire, innerEndpoint.commands);
    return { wire, services, management, users, undo };
  }

  /** On another device two rooms were linked, or parted. */
  #askSecretRooms(): void {
    for (const session of this.activeChatRoomSessions) {
      if (session.properties?.privacy === 'Secret') session.propertiesMayHaveChanged();
    }
  }

  #end(): void {
    if (this.#state === 'Terminated') return;
    for (const each of this.#established?.undo ?? []) each();
    for (const session of this.#sessions) session.connectionEnded();
    this.#setState('Terminated');
  }

  #need(): Established {
    if (this.#established) return this.#established;
    throw new FaultError('InvalidFlowOfOperations', 'The endpoint is not established yet.');
  }

  #setState(state: PersistentChatEndpointState): void {
    this.#state = state;
    this.#events.emit('connectionStateChanged', state);
  }
}
