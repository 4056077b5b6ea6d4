import type { PersistentChatEndpointState } from '../model/connection.ts';
import { FaultError } from '../model/fault.ts';
import type { BareAddress, RoomAddress } from '../model/ids.ts';
import { Emitter } from '../session/emitter.ts';
import type { ChatRoomManagementServices } from './chat-room-management-services.ts';
import type { ChatRoomSession } from './chat-room-session.ts';
import type { PersistentChatEndpointEvents } from './endpoint-values.ts';
import type { PersistentChatServices } from './persistent-chat-services.ts';
import type { UserEndpoint } from './user-endpoint.ts';

export class PersistentChatEndpoint {
  readonly #events = new Emitter<PersistentChatEndpointEvents>();
  readonly chatServerUri: BareAddress;
  /** The endpoint that carries this one (reference: `InnerEndpoint`). */
  readonly innerEndpoint: UserEndpoint;

  constructor(chatServerUri: BareAddress, innerEndpoint: UserEndpoint) {
    this.chatServerUri = chatServerUri;
    this.innerEndpoint = innerEndpoint;
  }

  get state(): PersistentChatEndpointState {
    return 'Idle';
  }

  /** Joined sessions only; a copy. */
  get activeChatRoomSessions(): readonly ChatRoomSession[] {
    return [];
  }

  /** Everything that needs no joined room. */
  get services(): PersistentChatServices {
    throw new FaultError('MsgNotSupported', 'Not built yet.');
  }

  get management(): ChatRoomManagementServices {
    throw new FaultError('MsgNotSupported', 'Not built yet.');
  }

  /** Which room to enter first after the connection was lost: lower comes first; all equal unless told. */
  setRejoinPriority(_priority: (room: RoomAddress) => number): void {}

  establish(): Promise<void> {
    return Promise.reject(new FaultError('MsgNotSupported', 'Not built yet.'));
  }

  /** Leaves all rooms and frees the sessions; the user endpoint stays. Never rejects. */
  terminate(): Promise<void> {
    return Promise.resolve();
  }

  on<Name extends keyof PersistentChatEndpointEvents>(
    name: Name,
    listener: (event: PersistentChatEndpointEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener);
  }
}
