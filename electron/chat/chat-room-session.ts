import { FaultError } from '../model/fault.ts';
import type { ArchiveId, BareAddress, RoomAddress } from '../model/ids.ts';
import type { Message } from '../model/message.ts';
import type { ChatRoomSessionState, Occupant, RoomProperties } from '../model/room.ts';
import { Emitter, type On } from '../session/emitter.ts';
import { connectionLost } from '../session/request-fault.ts';
import type { Beginning } from '../session/stream/connect.ts';
import { mucStatus, readMucUser } from '../stanza/0045-muc.ts';
import { readModeration } from '../stanza/0425-moderation.ts';
import { bareJid } from '../stanza/jid.ts';
import { writeRoomWords } from '../stanza/perch-message.ts';
import { readRosterNotice } from '../stanza/perch-roster.ts';
import { readStanzaError } from '../stanza/stanza-error.ts';
import type { Element } from '../stanza/xml.ts';
import type { ChatHistoryQueryOptions, ChatHistoryResult } from './history/history-values.ts';
import { readBack } from './history/recent.ts';
import type { FormattedOutboundChatMessage } from './messages/formatted-outbound-chat-message.ts';
import type { RoomArchive } from './room/archive.ts';
import { askToPresent, inviteUsers } from './room/ask-the-room.ts';
import { checkStanza, composeWords } from './room/outbound-text.ts';
import { PendingSends } from './room/pending-sends.ts';
import { RoomStay } from './room/stay.ts';
import type { ChatRoomSessionEvents, SendOptions, Termination } from './session-values.ts';
import type { SessionHost, Wire } from './wire.ts';

/**
 * One person's presence in one room (reference: `ChatRoomSession`). Joined once, it comes back by itself after
 * every interruption, until it is left, the endpoint is terminated, or the room itself ends it.
 */
export class ChatRoomSession {
  /** The `PersistentChatEndpoint` that it was made on. */
  readonly endpoint: SessionHost;
  readonly on: On<ChatRoomSessionEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #events = new Emitter<ChatRoomSessionEvents>();
  readonly #wire: Wire;
  readonly #sends: PendingSends;
  #state: ChatRoomSessionState = 'Idle';
  #stay: RoomStay | undefined;
  #detach = () => {};
  #enteredBefore = false;
  #couldChat = false;

  /** Throws InvalidFlowOfOperations where the endpoint is not established. */
  constructor(endpoint: SessionHost) {
    this.endpoint = endpoint;
    this.#wire = endpoint.wire;
    this.#sends = new PendingSends(this.#wire.session.surroundings);
  }

  /** Undefined while no room is joined. */
  get chatRoomUri(): RoomAddress | undefined {
    return this.#stay?.room;
  }

  get state(): ChatRoomSessionState {
    return this.#state;
  }

  /** Whether the room lets this person post. */
  get canChat(): boolean {
    return this.#state === 'Established' && (this.#stay?.link.self?.canChat ?? false);
  }

  get canManage(): boolean {
    return this.#state === 'Established' && (this.#stay?.link.self?.isManager ?? false);
  }

  /** Whether the room takes back what was said where this person asks for it: see `removeChatMessage`. */
  get canRemove(): boolean {
    return this.#state === 'Established' && (this.#stay?.canTakeBack ?? false);
  }

  /** The room is too large to tell who is there: see `getHiddenParticipantList`. */
  get isRosterHidden(): boolean {
    return this.#stay?.link.hidesRoster ?? false;
  }

  /** Who is in the room now, this person too; only this person while the roster is hidden. */
  get participants(): readonly Occupant[] {
    return this.#stay?.link.roster.all ?? [];
  }

  /** As last told by the room; undefined while none is joined. */
  get properties(): RoomProperties | undefined {
    return this.#stay?.properties;
  }

  /** Throws UserNotJoined while no room is joined. */
  get archive(): RoomArchive {
    return this.#here().archive;
  }

  /**
   * Enters a room (XEP-0045, 7.2), without history: that is in the archive. FaultErrors: NoSuchNode (none, or none
   * that this person may see), ErrorPermission, LimitExceeded (full), InvalidArgument, InvalidFlowOfOperations
   * (already in a room, or another session is in this one), TimedOut, ConnectionLost, NotConnected. The session is
   * then Idle again.
   */
  async join(address: RoomAddress): Promise<void> {
    const room = bareJid(address);
    if (!room?.includes('@')) throw new FaultError('InvalidArgument', 'This is no address of a room.');
    if (this.#state !== 'Idle' || this.#wire.router.has(room)) {
      throw new FaultError('InvalidFlowOfOperations', 'This room is already entered.');
    }
    this.#setState('Establishing');
    const stay = this.#prepare(room);
    this.#stay = stay;
    try {
      await stay.enter();
      if (!stay.link.inside) throw notJoined();
    } catch (error) {
      if (this.#stay === stay) this.#abandon('Idle');
      throw error;
    }
  }

  /** Leaves; the session may then join again. Never rejects. */
  async leave(): Promise<void> {
    const stay = this.#stay;
    if (!stay || this.#state === 'Terminating') return;
    this.#setState('Terminating');
    await stay.link.leave();
    if (this.#stay === stay) this.#abandon('Idle', { cause: 'Left' });
  }

  /**
   * Posts, and resolves with the room's own echo of it. Mentions go out only where the room tells everybody who is in
   * it. FaultErrors: InvalidArgument, LimitExceeded (with the limit
   * named), ErrorPermission, UserNotJoined, NotConnected (nothing left this machine), and those after which it
   * may have been sent: ConnectionLost, TimedOut.
   */
  async sendChatMessage(
    message: string | FormattedOutboundChatMessage,
    options: SendOptions = {},
  ): Promise<Message> {
    const { room, tellsAddresses } = this.#here();
    if (this.#state !== 'Established') throw notJoined();
    if (!this.canChat) throw new FaultError('ErrorPermission', 'Only presenters post in this room.');
    const { session, limits } = this.#wire;
    const { text, ...kind } = typeof message === 'string' ? { text: message } : partsOf(message);
    const words = composeWords(text, { ...kind, ...options }, session.surroundings.id(), limits);
    // A reference tells an address: where the room does not, nobody shall learn it from us.
    const stanza = writeRoomWords(room, tellsAddresses ? words : { ...words, mentions: [] });
    checkStanza(stanza, limits);
    const echo = this.#sends.expect(words.originId);
    const fail = (error: FaultError) => this.#sends.fail(words.originId, error);
    session.send(stanza).catch(fail);
    return echo;
  }

  /** The last messages of the room, oldest first. FaultErrors: InvalidArgument, and those of `archive.page`. */
  async getRecentChatHistory(count: number): Promise<readonly Message[]> {
    const { archive } = this.#here();
    return readBack((query) => archive.page(query), null, count);
  }

  /**
   * The last messages before one, which is not among them, oldest first (reference:
   * `Room.BeginRetrieveAdditionalMessages`). FaultErrors: NoSuchNode (no such message), and those of `archive.page`.
   */
  async retrieveAdditionalMessages(messageId: ArchiveId, count: number): Promise<readonly Message[]> {
    const { archive } = this.#here();
    return readBack((query) => archive.page(query), messageId, count);
  }

  /**
   * Searches what was said in the room; a text stands for its words. Where the room's server cannot search, the archive
   * is read, up to 5,000 messages at a time: `continueFrom` goes on. FaultErrors: UserNotJoined, InvalidArgument,
   * MsgNotSupported (the room keeps no history), ErrorPermission, TimedOut, ConnectionLost, NotConnected.
   */
  async queryChatHistory(query: string | ChatHistoryQueryOptions): Promise<ChatHistoryResult> {
    return this.#here().query(typeof query === 'string' ? { searchString: query } : query);
  }

  /** Who is in a large room now. FaultErrors: UserNotJoined, CannotGetParticipantList. */
  async getHiddenParticipantList(): Promise<readonly Occupant[]> {
    const { link } = this.#here();
    return link.hidesRoster ? link.askRoster() : link.roster.all;
  }

  /** Asks those who run an auditorium to be a presenter; they decide when they will. */
  async askToPresent(words?: string): Promise<void> {
    await askToPresent(this.#wire, this.#here().room, words);
  }

  /**
   * Takes back what somebody said, for whoever moderates the room (XEP-0425): its text is gone from the archive, and the
   * reason stands in its place. Everybody in the room is told: `chatMessageRemoved`. `messageId` is its `archiveId`.
   * FaultErrors: UserNotJoined, MsgNotSupported (the room does not offer it), ErrorPermission, NoSuchNode (no such
   * message), LimitExceeded (a reason that is too long), TimedOut, ConnectionLost, NotConnected.
   */
  async removeChatMessage(messageId: ArchiveId, reason?: string): Promise<void> {
    await this.#here().takeBack(messageId, reason);
  }

  /**
   * Has the room invite people. Whoever a manager invites to a closed or secret room is a member from then on.
   * FaultErrors: ErrorPermission, PrincipalsNotInScope; those who come before the one that is refused are invited.
   */
  async inviteUsers(people: readonly BareAddress[], reason?: string): Promise<void> {
    await inviteUsers(this.#wire, this.#here().room, people, reason);
  }

  /** For the endpoint: the connection is back. @internal */
  connectionBegan(beginning: Beginning): void {
    if (beginning === 'resumed') void this.#stay?.link.verify();
    else this.#stay?.link.renew();
  }

  /** For the endpoint: what the room is to this person may have changed elsewhere. @internal */
  propertiesMayHaveChanged(): void {
    if (this.#state === 'Established') void this.#refresh();
  }

  /** For the endpoint: nothing more will come. @internal */
  connectionEnded(): void {
    if (!this.#stay) return;
    this.#stay.link.end();
    this.#abandon('Terminated', { cause: 'EndpointTerminated' });
  }

  #prepare(room: RoomAddress): RoomStay {
    const stay = new RoomStay(this.#wire, room, {
      entered: () => this.#entered(),
      interrupted: () => this.#interrupted(),
      terminated: (termination) => this.#abandon('Terminated', termination),
      attendance: (change) => {
        this.#events.emit('participantAttendanceChanged', change);
        this.#tellRights();
      },
    });
    const undo = [
      this.endpoint.adopt(this),
      this.#wire.router.attach(room, {
        presence: (stanza) => stay.link.hear(stanza),
        message: (stanza) => this.#hear(stay, stanza),
      }),
    ];
    this.#detach = () => {
      for (const each of undo) each();
    };
    return stay;
  }

  #entered(): void {
    this.#setState('Established');
    if (this.#enteredBefore) {
      this.#events.emit('rejoined', undefined);
      void this.#refresh();
    }
    this.#enteredBefore = true;
    this.#tellRights();
  }

  #interrupted(): void {
    this.#sends.failAll(connectionLost());
    this.#setState('Establishing');
    this.#tellRights();
  }

  /** Out of the room, by whatever way. */
  #abandon(state: 'Idle' | 'Terminated', termination?: Termination): void {
    this.#detach();
    if (this.#stay && termination?.fault) this.#wire.lost(this.#stay.room);
    this.#stay = undefined;
    this.#enteredBefore = false;
    this.#sends.failAll(connectionLost());
    this.#setState(state, termination);
    this.#tellRights();
  }

  #hear(stay: RoomStay, stanza: Element): void {
    if (stanza.attrs.from === stay.room) this.#hearRoom(stay, stanza);
    const message = stay.hear(stanza);
    if (!message) return;
    // First the message, then the word that it is sent: one street for all.
    this.#events.emit('chatMessageReceived', message);
    this.#wire.heard(message);
    if (message.own) this.#sends.echoed(message, stanza.attrs.id);
  }

  /** What the room itself says: refusals, its roster, what it takes back, and that its configuration changed (10.2). */
  #hearRoom(stay: RoomStay, stanza: Element): void {
    if (stanza.attrs.type === 'error') {
      this.#sends.refused(stanza, this.#wire.limits);
      if (readStanzaError(stanza)?.condition === 'not-acceptable') void stay.link.verify();
    }
    const hidden = this.#wire.isPerch ? readRosterNotice(stanza) : undefined;
    if (hidden !== undefined && hidden !== stay.link.hidesRoster) {
      stay.link.rosterTurned(hidden);
      this.#events.emit('rosterHiddenChanged', hidden);
    }
    const removed = readModeration(stanza);
    if (removed !== undefined && stay.link.inside) this.#events.emit('chatMessageRemoved', removed);
    if (readMucUser(stanza)?.statuses.includes(mucStatus.configurationChanged)) void this.#refresh();
  }

  async #refresh(): Promise<void> {
    const stay = this.#stay;
    await stay?.describe().catch(() => {});
    if (stay && this.#stay === stay) this.#events.emit('chatRoomPropertiesChanged', stay.properties);
  }

  #here(): RoomStay {
    if (!this.#stay) throw notJoined();
    return this.#stay;
  }

  #setState(state: ChatRoomSessionState, termination?: Termination): void {
    const previous = this.#state;
    this.#state = state;
    const change = { state, previous, ...(termination && { termination }) };
    this.#events.emit('chatRoomSessionStateChanged', change);
  }

  #tellRights(): void {
    if (this.#couldChat === this.canChat) return;
    this.#couldChat = this.canChat;
    this.#events.emit('canChatChanged', this.canChat);
  }
}

function partsOf({ text, importance, storyTitle, mentions }: FormattedOutboundChatMessage) {
  return { text, importance, mentions, ...(storyTitle && { storyTitle }) };
}

function notJoined(): FaultError {
  return new FaultError('UserNotJoined', 'You are not in this room right now.', { retry: 5 });
}
