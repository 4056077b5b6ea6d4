import type { History, Stored } from '#electron/history/history.ts';
import type { OriginId, RoomAddress } from '#electron/model/ids.ts';
import type { Message, StoredMessage } from '#electron/model/message.ts';
import type { Tell } from '../events.ts';
import { shown } from './shown.ts';
import type { Storing } from './storing.ts';

export interface InboundOptions {
  readonly history: Pick<History, 'storeLive'>;
  readonly storing: Storing;
  readonly tell: Tell;
  /** The counts of the room changed. */
  readonly onCounted: (room: RoomAddress) => void;
  /** An own message is stored, whether it was known before or not. */
  readonly onOwn: (originId: OriginId) => void;
  readonly alert: (message: StoredMessage, live: boolean) => void;
  /** Messages that came could not be stored: live messages no longer continue what is there. */
  readonly onStorageFailed: (rooms: readonly RoomAddress[], error: unknown) => void;
}

/** The inbound street: stored, then told to the outbox, then to the window, then alerted. One path for all. */
export interface Inbound {
  /** What was just said. What comes in one turn of the event loop is stored in one transaction, a burst in several. */
  live(message: Message): void;
  /** What an act of storing came to, of messages out of an archive. */
  archived(room: RoomAddress, page: readonly Message[], stored: Stored): void;
  /** Stores at once what still waits to be. */
  flush(): void;
}

/** So many messages are stored before anything else may happen: a frame of the window is 16 ms. */
const most = 100;

export function createInbound(options: InboundOptions): Inbound {
  const { history, storing, tell, onCounted, onOwn, alert } = options;
  const waiting: Message[] = [];

  const pass = (messages: readonly Message[], stored: Stored, live: boolean): void => {
    for (const message of messages) if (message.own && message.originId) onOwn(message.originId);
    for (const [room, ofRoom] of Map.groupBy(stored.messages, (message) => message.room)) {
      tell('messages.stored', { room, messages: shown(ofRoom), live });
    }
    for (const room of new Set(messages.map((message) => message.room))) {
      if (stored.reordered) tell('messages.reordered', { room });
      onCounted(room);
    }
    for (const message of stored.messages) alert(message, live);
  };

  const store = (messages: readonly Message[]): void => {
    try {
      const stored = history.storeLive(messages);
      storing.stored();
      pass(messages, stored, true);
    } catch (error) {
      options.onStorageFailed([...new Set(messages.map((message) => message.room))], error);
    }
  };
  const storeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      await storing.turn('said');
      if (waiting.length > 0) store(waiting.splice(0, most));
    }
  };

  return {
    live: (message) => {
      waiting.push(message);
      if (waiting.length === 1) void storeAll();
    },
    archived: (room, page, stored) => {
      pass(page, stored, false);
      if (page.length === 0 && stored.reordered) tell('messages.reordered', { room });
    },
    flush: () => {
      while (waiting.length > 0) store(waiting.splice(0, most));
    },
  };
}
