import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { MessageKey, RoomAddress } from './facts.ts';
import type { PlaceStore } from './place.ts';
import type { RoomsStore } from './rooms.ts';
import type { SessionStore } from './session.ts';
import type { Surroundings } from './surroundings.ts';
import type { TimelineStore } from './timeline.ts';

/** Milliseconds between two read markers of a busy room. */
const pause = 300;

interface Parts {
  readonly bridge: Bridge;
  readonly place: PlaceStore;
  readonly rooms: RoomsStore;
  readonly session: SessionStore;
  readonly timeline: TimelineStore;
  readonly surroundings: Surroundings;
}

/**
 * Tells the host which room the person sees, and how far they have read: what is in sight at the bottom while
 * the window is visible and has the focus counts as read, and nothing else does. Returns its undo.
 */
export function attachReading({ bridge, place, rooms, session, timeline, surroundings }: Parts): () => void {
  let told: string | undefined;
  let waiting = false;
  const marked = new Map<RoomAddress, MessageKey>();

  const tellLooking = (): void => {
    const { room: open, beside, column } = place.state.getState();
    const hidden = column === 'rooms' && surroundings.oneColumn();
    const room = surroundings.looking() && !hidden ? open : null;
    const sight = { room, ...(room !== null && beside !== null && { beside }) };
    if (JSON.stringify(sight) === told) return;
    told = JSON.stringify(sight);
    bridge.call('rooms.looking', sight).catch(() => {
      told = undefined;
    });
  };
  const mark = (room: RoomAddress, upTo: MessageKey): void => {
    const readUpTo = Math.max(rooms.get(room)?.readUpTo ?? 0, marked.get(room) ?? 0);
    if (upTo <= readUpTo) return;
    marked.set(room, upTo);
    bridge.call('rooms.markRead', { room, upTo }).catch(() => marked.delete(room));
  };
  const markRead = (): void => {
    waiting = false;
    const { visit, messages, reachedEnd, atEnd, status, seenUpTo } = timeline.state.getState();
    const last = messages.at(-1);
    if (!visit || !last || status !== 'ready' || !reachedEnd || !atEnd || !surroundings.looking()) return;
    if (last.key > seenUpTo) timeline.setSeen(last.key);
    for (const room of [visit.room, visit.beside]) if (room !== undefined) mark(room, last.key);
  };
  const soonMarkRead = (): void => {
    if (waiting) return;
    waiting = true;
    surroundings.later(pause, markRead);
  };
  const look = (): void => {
    tellLooking();
    soonMarkRead();
  };
  const undo = [
    surroundings.onLooking(look),
    place.state.subscribe(look),
    timeline.state.subscribe(soonMarkRead),
    bridge.onLink(() => {
      told = undefined;
    }),
    // Another account has read its rooms to other places.
    session.state.subscribe((now, before) => {
      if (now.account?.address !== before.account?.address) marked.clear();
    }),
  ];
  look();
  return () => {
    for (const each of undo) each();
  };
}
