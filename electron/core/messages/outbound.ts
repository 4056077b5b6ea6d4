import type { History } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { OriginId, RoomAddress } from '#electron/model/ids.ts';
import { createDispatcher, type Dispatcher, type DispatcherOptions } from '#electron/outbox/dispatcher.ts';
import type { Outbox } from '#electron/outbox/outbox.ts';
import type { Tell } from '../events.ts';
import type { RoomList } from '../followed/room-list.ts';
import type { RoomSessions } from '../followed/room-sessions.ts';
import { refuseOpened } from '../logical-rooms/refuse-opened.ts';

export interface OutboundOptions {
  readonly outbox: Outbox;
  readonly history: Pick<History, 'hasOrigin'>;
  readonly rooms: Pick<RoomList, 'get'>;
  readonly sessionOf: (room: RoomAddress) => ReturnType<RoomSessions['get']>;
  readonly newId: () => OriginId;
  readonly now: () => number;
  readonly tell: Tell;
  /** What waits for a room that is sealed stays, and is not shown. */
  readonly isHidden: (room: RoomAddress) => boolean;
  readonly filters: NonNullable<DispatcherOptions['filters']>;
  /** A message may have arrived in a room that is still entered. */
  readonly doubt: (room: RoomAddress) => void;
}

/** The outbound street: rows of the outbox to the session of their room. */
export function createOutbound({
  outbox,
  history,
  rooms,
  sessionOf,
  newId,
  now,
  tell,
  isHidden,
  doubt,
  filters,
}: OutboundOptions): Dispatcher {
  return createDispatcher({
    outbox,
    newId,
    now,
    filters,
    // Of a room that was never entered from here nobody knows.
    privacyOf: (room) => (rooms.get(room)?.canChat ? rooms.get(room)?.privacy : undefined),
    send: async ({ room, text, importance, storyTitle, mentions, via, coded, originId, privacy }) => {
      const session = sessionOf(room);
      if (!session) throw new FaultError('UserNotJoined', 'You are not in this room.');
      if (session.properties) refuseOpened(privacy, session.properties);
      const kind = {
        importance,
        ...(storyTitle && { storyTitle }),
        ...(mentions && { mentions }),
        ...(via && { via }),
        ...(coded && { coded }),
      };
      await session.sendChatMessage(text, { ...kind, originId });
    },
    isStored: (room, originId) => history.hasOrigin(room, originId),
    after: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    onUncertain: doubt,
    onChange: (room, entries) => tell('outbox.changed', { room, entries: isHidden(room) ? [] : entries }),
  });
}
