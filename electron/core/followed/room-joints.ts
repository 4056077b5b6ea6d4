import type { ChatRoomSession, TerminationCause } from '#electron/chat/index.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { findChoice } from '../add-ins/room-choice.ts';
import type { CatchUpQueue } from '../archive/catch-up-queue.ts';
import type { Linked } from '../logical-rooms/enter-companion.ts';
import type { Workspace } from '../workspace.ts';
import { factsOf, ownFactsOf } from './room-facts.ts';
import type { RoomPresence } from './room-list.ts';
import type { RoomSessionsListener } from './room-sessions.ts';

/** The room itself took the right away: nothing of it may stay. */
const rightsLost: ReadonlySet<TerminationCause> = new Set([
  'Kicked',
  'Banned',
  'AffiliationChanged',
  'MembersOnly',
]);

const outside = { occupants: null, canManage: false, canRemove: false } as const;

export interface RoomJointsListener {
  /** The person is in the room, as one of those who manage it. */
  onManaging(room: RoomAddress): void;
  /** The person is in a private room, which is one with a public one. */
  onLinked(room: RoomAddress, companion: RoomAddress, how: Linked): void;
  /** The person said something in a room, on whichever device. */
  onSpoken(room: RoomAddress): void;
}

/** What happens in a room's session, to the history, the outbox and the list. */
export function roomJoints(
  workspace: Workspace,
  queue: Pick<CatchUpQueue, 'add'>,
  { onManaging, onLinked, onSpoken }: RoomJointsListener,
): RoomSessionsListener {
  const { history, dispatcher, inbound, rooms, sealed, addIns } = workspace;

  const interrupt = (room: RoomAddress): void => {
    inbound.flush();
    history.interrupted(room);
    dispatcher.interrupted(room);
  };
  const seal = (room: RoomAddress): void => {
    sealed.seal(room);
    workspace.requests.set(room, []);
    workspace.tell('outbox.changed', { room, entries: [] });
    rooms.reconsider(room);
  };
  const appear = (room: RoomAddress, session: ChatRoomSession, more: Partial<RoomPresence> = {}): void => {
    const inside = insideOf(session);
    const managed = rooms.get(room)?.canManage ?? false;
    rooms.present(room, { ...inside, ...more });
    if (inside.canManage && !managed) onManaging(room);
    if (managed && !inside.canManage) workspace.requests.set(room, []);
  };
  const show = (room: RoomAddress, session: ChatRoomSession, by: Linked['by']): void => {
    const { properties, state, canChat } = session;
    if (properties && state === 'Established') {
      const known = rooms.known(room);
      rooms.save(factsOf(properties, { ...ownFactsOf(known), canChat }));
      addIns.chosen.named(room, properties.addIn);
      const { companion } = properties;
      const isNew = companion !== known?.companion;
      if (companion !== undefined && (isNew || by === 'entering')) onLinked(room, companion, { by, isNew });
    }
    if (state !== 'Established') rooms.present(room, { state, ...outside });
    else appear(room, session, { state, trouble: null });
  };

  return {
    changed: (room, session) => show(room, session, 'link'),
    joined: (room, session) => {
      sealed.unseal(room);
      workspace.invitations.gone(room);
      show(room, session, 'entering');
      interrupt(room);
      history.joined(room);
    },
    ready: (room, session) => {
      queue.add(room, session.properties?.archived ?? true);
      void findChoice(workspace, room, session);
    },
    message: (message) => {
      inbound.live(message);
      if (message.own) onSpoken(message.room);
    },
    removed: (room, message) => {
      // What came with it is stored by now, or never was.
      inbound.flush();
      workspace.keeping.removed(room, [message]);
    },
    occupants: (room, session) => {
      appear(room, session);
      workspace.tell('occupants.changed', { room });
    },
    ended: (room, { cause, fault }) => {
      interrupt(room);
      rooms.present(room, { state: 'Terminated', trouble: fault?.text ?? null, ...outside });
      const lost = rightsLost.has(cause);
      if (!lost && cause !== 'Refused') return;
      if (fault) workspace.tell('room.lost', { room, name: rooms.get(room)?.name ?? room, fault });
      if (lost) workspace.deleteRoom(room);
      else seal(room);
    },
    refused: (room, { code, text }) => {
      rooms.present(room, { state: 'Idle', trouble: text, ...outside });
      if (code === 'NoSuchNode' || code === 'ErrorPermission') seal(room);
    },
  };
}

/** A large room tells how many are in it, and not who. */
function insideOf(session: ChatRoomSession): Omit<RoomPresence, 'state' | 'trouble'> {
  const { participants, isRosterHidden, properties, canManage, canRemove } = session;
  const occupants = isRosterHidden ? (properties?.occupants ?? null) : participants.length;
  return { occupants, canManage, canRemove };
}
