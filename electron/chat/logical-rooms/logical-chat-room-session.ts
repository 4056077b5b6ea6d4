import { FaultError } from '#electron/model/fault.ts';
import type { Audience, LogicalRoom } from '#electron/model/logical-room.ts';
import type { Message } from '#electron/model/message.ts';
import { Emitter, type On } from '#electron/session/emitter.ts';
import { ChatRoomSession } from '../chat-room-session.ts';
import type { FormattedOutboundChatMessage } from '../messages/formatted-outbound-chat-message.ts';
import type { SendOptions, Termination } from '../session-values.ts';
import type { SessionHost } from '../wire.ts';
import type { HeardMessage } from './heard-message.ts';
import { mergedByTime } from './merged-by-time.ts';

export interface LogicalChatRoomSessionEvents {
  /** Live, of both rooms in the order in which they came, own messages too. */
  chatMessageReceived: HeardMessage;
  /**
   * There is only the public room from now on: the private one is lost (with why), or is not linked with it any more
   * (without).
   */
  privateRoomEnded: Termination | undefined;
  /** Neither room is entered any more; why the public one is not. */
  logicalRoomEnded: Termination;
}

/**
 * One person's presence in both rooms of a logical one, kept as one (reference: a chat with mixed privacy modes): the
 * public room is entered first and left last. Each post names its audience; none ever goes to another one instead.
 * Single use.
 */
export class LogicalChatRoomSession {
  readonly on: On<LogicalChatRoomSessionEvents> = (name, listener) => this.#events.on(name, listener);
  /** What one room alone can be asked for: participants, archive, removal. */
  readonly publicSession: ChatRoomSession;
  readonly privateSession: ChatRoomSession;
  readonly #events = new Emitter<LogicalChatRoomSessionEvents>();
  #room: LogicalRoom | undefined;
  #ofPublic: readonly (() => void)[] = [];
  #ofPrivate: readonly (() => void)[] = [];

  /** Throws InvalidFlowOfOperations where the endpoint is not established. */
  constructor(endpoint: SessionHost) {
    this.publicSession = new ChatRoomSession(endpoint);
    this.privateSession = new ChatRoomSession(endpoint);
  }

  /** To whom one can post now: nobody before `join`, and the public alone once the private room is lost. */
  get audiences(): readonly Audience[] {
    if (this.publicSession.state !== 'Established') return [];
    return this.#isLinked ? ['public', 'private'] : ['public'];
  }

  /**
   * Enters both rooms, or neither. FaultErrors: those of `ChatRoomSession.join`, and InvalidArgument where the two are
   * not linked.
   */
  async join(room: LogicalRoom): Promise<void> {
    if (this.#room) throw new FaultError('InvalidFlowOfOperations', 'This session was used already.');
    this.#room = room;
    try {
      await this.publicSession.join(room.publicRoom);
      await this.privateSession.join(room.privateRoom);
      if (!this.#isLinked) throw new FaultError('InvalidArgument', 'These two rooms are not linked.');
    } catch (error) {
      await this.#leaveBoth();
      this.#room = undefined;
      throw error;
    }
    this.#attach();
  }

  /**
   * Posts to the audience that is named, or not at all. FaultErrors: those of `ChatRoomSession.sendChatMessage`;
   * UserNotJoined also where the private room was lost.
   */
  async sendChatMessage(
    audience: Audience,
    message: string | FormattedOutboundChatMessage,
    options: SendOptions = {},
  ): Promise<Message> {
    switch (audience) {
      case 'public':
        return this.publicSession.sendChatMessage(message, options);
      case 'private':
        if (this.#isLinked) return this.privateSession.sendChatMessage(message, options);
        throw new FaultError('UserNotJoined', 'There is no private room here any more. Nothing was sent.');
      default:
        throw new FaultError('InvalidArgument', 'Say who shall read it: the public, or the private room.');
    }
  }

  /** The last messages of both, oldest first by server time; each room's own order is kept. */
  async getRecentChatHistory(count: number): Promise<readonly HeardMessage[]> {
    const [open, secret] = await Promise.all([
      this.publicSession.getRecentChatHistory(count),
      this.#isLinked ? this.privateSession.getRecentChatHistory(count) : [],
    ]);
    return mergedByTime(open, secret).slice(-count);
  }

  /** The private room first. Never rejects. */
  async leave(): Promise<void> {
    const wasInside = this.#ofPublic.length > 0;
    this.#detachPrivate();
    this.#detachPublic();
    await this.#leaveBoth();
    if (wasInside) this.#events.emit('logicalRoomEnded', { cause: 'Left' });
  }

  get #isLinked(): boolean {
    const { state, properties } = this.privateSession;
    const isIn = state === 'Established' || state === 'Establishing';
    return isIn && properties?.privacy === 'Secret' && properties.companion === this.#room?.publicRoom;
  }

  async #leaveBoth(): Promise<void> {
    await this.privateSession.leave();
    await this.publicSession.leave();
  }

  #tell(audience: Audience, message: Message): void {
    this.#events.emit('chatMessageReceived', { audience, message });
  }

  #attach(): void {
    this.#ofPublic = [
      this.publicSession.on('chatMessageReceived', (message) => this.#tell('public', message)),
      this.publicSession.on('chatRoomSessionStateChanged', ({ state, termination }) => {
        if (state === 'Terminated' && termination) this.#end(termination);
      }),
    ];
    this.#ofPrivate = [
      this.privateSession.on('chatMessageReceived', (message) => this.#tell('private', message)),
      this.privateSession.on('chatRoomPropertiesChanged', () => {
        if (!this.#isLinked) this.#endPrivate(undefined);
      }),
      this.privateSession.on('chatRoomSessionStateChanged', ({ state, termination }) => {
        if (state === 'Terminated') this.#endPrivate(termination);
      }),
    ];
  }

  #endPrivate(termination: Termination | undefined): void {
    this.#detachPrivate();
    void this.privateSession.leave();
    this.#events.emit('privateRoomEnded', termination);
  }

  #end(termination: Termination): void {
    this.#detachPrivate();
    this.#detachPublic();
    void this.privateSession.leave();
    this.#events.emit('logicalRoomEnded', termination);
  }

  #detachPublic(): void {
    for (const each of this.#ofPublic) each();
    this.#ofPublic = [];
  }

  #detachPrivate(): void {
    for (const each of this.#ofPrivate) each();
    this.#ofPrivate = [];
  }
}
