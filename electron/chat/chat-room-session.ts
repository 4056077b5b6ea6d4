import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { ArchivePage, ArchiveQuery, Message } from '../model/message.ts';
import type { ChatRoomSessionState, Occupant, RoomProperties } from '../model/room.ts';
import { Emitter } from '../session/emitter.ts';
import type { PersistentChatEndpoint } from './persistent-chat-endpoint.ts';
import type { ChatRoomSessionEvents, SendOptions } from './session-values.ts';

export interface RoomArchive {
  /** A page of the room's archive (XEP-0313), oldest first. FaultError `NoSuchNode` where an id is not known. */
  page(query: ArchiveQuery): Promise<ArchivePage>;
}

export class ChatRoomSession {
  readonly #events = new Emitter<ChatRoomSessionEvents>();
  readonly endpoint: PersistentChatEndpoint;

  constructor(endpoint: PersistentChatEndpoint) {
    this.endpoint = endpoint;
  }

  /** Undefined until `join` is called. */
  get chatRoomUri(): RoomAddress | undefined {
    return undefined;
  }

  get state(): ChatRoomSessionState {
    return 'Idle';
  }

  get canChat(): boolean {
    return false;
  }

  get canManage(): boolean {
    return false;
  }

  get participants(): readonly Occupant[] {
    return [];
  }

  /** As last read from the room's disco#info; undefined until the first join. */
  get properties(): RoomProperties | undefined {
    return undefined;
  }

  get archive(): RoomArchive {
    throw new FaultError('MsgNotSupported', 'Not built yet.');
  }

  /** Enters a room. FaultErrors: NoSuchNode, ErrorPermission, NodeDisabled, TimedOut, ConnectionLost, … */
  join(_room: RoomAddress): Promise<void> {
    return Promise.reject(new FaultError('MsgNotSupported', 'Not built yet.'));
  }

  /** Leaves; the session may then join again. Never rejects. */
  leave(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Posts, and resolves with the room's own echo of it. FaultErrors: LimitExceeded, ErrorPermission,
   * UserNotJoined, NotConnected (nothing left this machine), ConnectionLost (it may have been sent), TimedOut.
   */
  sendChatMessage(_text: string, _options: SendOptions = {}): Promise<Message> {
    return Promise.reject(new FaultError('MsgNotSupported', 'Not built yet.'));
  }

  on<Name extends keyof ChatRoomSessionEvents>(
    name: Name,
    listener: (event: ChatRoomSessionEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener);
  }
}
