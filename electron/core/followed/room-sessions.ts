import { ChatRoomSession, type PersistentChatEndpoint, type Termination } from '#electron/chat/index.ts';
import { type Fault, FaultError } from '#electron/model/fault.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';

/** What becomes of the sessions, for whoever joins them to the history, the outbox and the list. */
export interface RoomSessionsListener {
  changed(room: RoomAddress, session: ChatRoomSession): void;
  /** In the room, for the first time or on a new stream: live messages come without a hole from here on. */
  joined(room: RoomAddress, session: ChatRoomSession): void;
  /** In the room with nothing missed before it: `joined` was told, or the old stream was resumed. */
  ready(room: RoomAddress, session: ChatRoomSession): void;
  message(message: Message): void;
  /** The room took this message back. */
  removed(room: RoomAddress, message: ArchiveId): void;
  occupants(room: RoomAddress, session: ChatRoomSession): void;
  ended(room: RoomAddress, termination: Termination): void;
  /** Entering for the first time failed. */
  refused(room: RoomAddress, fault: Fault): void;
}

/** The sessions of one endpoint by room. */
export interface RoomSessions {
  /** The session in this room, while it is in it or on its way. */
  get(room: RoomAddress): ChatRoomSession | undefined;
  rooms(): readonly RoomAddress[];
  /** Enters; does nothing where a session is there already. Rejects with why the room could not be entered. */
  enter(room: RoomAddress): Promise<void>;
  leave(room: RoomAddress): Promise<void>;
}

export function createRoomSessions(
  endpoint: PersistentChatEndpoint,
  listener: RoomSessionsListener,
): RoomSessions {
  const sessions = new Map<RoomAddress, ChatRoomSession>();
  const entering = new Map<RoomAddress, Promise<void>>();

  const begin = async (room: RoomAddress): Promise<void> => {
    const session = new ChatRoomSession(endpoint);
    sessions.set(room, session);
    const detach = attach(room, session, {
      ...listener,
      ended: (ended, termination) => {
        if (sessions.get(ended) === session) sessions.delete(ended);
        listener.ended(ended, termination);
      },
    });
    try {
      await session.join(room);
    } catch (error) {
      detach();
      if (sessions.get(room) === session) sessions.delete(room);
      if (error instanceof FaultError) listener.refused(room, error.fault);
      throw error;
    }
  };

  return {
    get: (room) => sessions.get(room),
    rooms: () => [...sessions.keys()],
    enter: (room) => {
      if (sessions.has(room)) return entering.get(room) ?? Promise.resolve();
      const attempt = begin(room).finally(() => entering.delete(room));
      entering.set(room, attempt);
      return attempt;
    },
    leave: async (room) => {
      const session = sessions.get(room);
      sessions.delete(room);
      await session?.leave();
    },
  };
}

function attach(room: RoomAddress, session: ChatRoomSession, listener: RoomSessionsListener): () => void {
  let here = false;
  const enter = (): void => {
    here = true;
    listener.joined(room, session);
  };
  const undos = [
    session.on('chatRoomSessionStateChanged', ({ state, termination }) => {
      if (state === 'Established' && !here) enter();
      listener.changed(room, session);
      if (state === 'Established') listener.ready(room, session);
      if (termination) listener.ended(room, termination);
    }),
    session.on('rejoined', () => {
      enter();
      listener.ready(room, session);
    }),
    session.on('chatMessageReceived', (message) => listener.message(message)),
    session.on('chatMessageRemoved', (message) => listener.removed(room, message)),
    session.on('participantAttendanceChanged', () => listener.occupants(room, session)),
    session.on('rosterHiddenChanged', () => listener.occupants(room, session)),
    session.on('chatRoomPropertiesChanged', () => listener.changed(room, session)),
    session.on('canChatChanged', () => listener.changed(room, session)),
  ];
  return () => {
    for (const undo of undos) undo();
  };
}
