import { inCategories, nextUnread } from './categories.ts';
import type { DraftsStore } from './drafts.ts';
import type { RoomAddress } from './facts.ts';
import type { Marks } from './marks.ts';
import type { NoticesStore } from './notices.ts';
import type { PlaceStore, Spot } from './place.ts';
import type { RoomsStore } from './rooms.ts';
import type { SearchStore } from './search.ts';
import type { SettingsStore } from './settings.ts';
import type { TimelineStore } from './timeline.ts';
import { leave, type Stop, step } from './trail.ts';
import type { Destination, Visit } from './visit.ts';

interface Parts {
  readonly rooms: RoomsStore;
  readonly marks: Marks;
  readonly timeline: TimelineStore;
  readonly place: PlaceStore;
  readonly settings: SettingsStore;
  readonly drafts: DraftsStore;
  readonly search: SearchStore;
  readonly notices: NoticesStore;
}

/** Going somewhere in the window. */
export interface Navigation {
  /** Opens a room, at a message if one is given, else at the unread line, else at the newest message. */
  readonly show: (spot: Spot) => void;
  /** The same for what was found: the way back leads to the results. */
  readonly showFound: (spot: Spot) => void;
  /** Elsewhere in the room that is open. */
  readonly jump: (to: Destination) => void;
  /** To where the person was before, exactly, or forth again. Answers whether there was somewhere to go. */
  readonly step: (way: 'back' | 'forward') => boolean;
  readonly closeRoom: () => void;
  /** Once, and only where no room is open: leads to one, so that nobody stands before an empty window. */
  readonly land: (room: RoomAddress | undefined) => void;
  readonly toUnread: (step: 1 | -1, language: string) => void;
  /** After a snapshot: where the person was, if that is still there; read anew where events were missed. */
  readonly restore: (remembered: RoomAddress | null, missed: boolean) => void;
  /** Out of everything: what is loaded next is somebody else's. */
  readonly leave: () => void;
}

export function createNavigation(parts: Parts): Navigation {
  const { rooms, marks, timeline, place, settings, drafts, search, notices } = parts;
  const trail = () => place.state.getState().trail;
  function visitOf({ room, key, archiveId }: Spot): Visit {
    if (key !== undefined) return { room, at: 'message', key };
    if (archiveId !== undefined) return { room, at: 'archive id', archiveId };
    const entry = rooms.get(room);
    if (entry && entry.unread > 0 && entry.readUpTo > 0) return { room, at: 'unread', key: entry.readUpTo };
    return { room, at: 'newest' };
  }
  /** What is read now. */
  function here(): Stop | undefined {
    const { visit, atEnd } = timeline.state.getState();
    const mark = timeline.mark();
    if (!visit) return undefined;
    const { room } = visit;
    if (!atEnd && mark) return { kind: 'room', visit: { room, at: 'mark', ...mark } };
    return { kind: 'room', visit: { room, at: 'newest' } };
  }
  let landed = false;
  /** `before`: the trail that holds again where one has to stay. */
  function go(visit: Visit, before = trail()): void {
    landed = true;
    drafts.flush();
    place.go(visit.room);
    settings.change({ openRoom: visit.room });
    void timeline.open(visit).then((fault) => {
      if (!fault) return;
      place.setTrail(before);
      notices.show({ kind: 'trouble', fault });
    });
  }
  function goOn(visit: Visit, ...stops: readonly Stop[]): void {
    const from = here();
    const before = trail();
    place.setTrail(leave(before, ...(from ? [from] : []), ...stops));
    go(visit, before);
  }
  function closeRoom(): void {
    drafts.flush();
    place.go(null);
    timeline.close();
    settings.change({ openRoom: null });
  }
  return {
    show: (spot) => goOn(visitOf(spot)),
    showFound: (spot) => goOn(visitOf(spot), { kind: 'search' }),
    jump: (to) => {
      const { room } = place.state.getState();
      if (room !== null) goOn({ ...to, room });
    },
    closeRoom,
    land: (room) => {
      if (room !== undefined && !landed && place.state.getState().room === null) go(visitOf({ room }));
    },
    step: (way) => {
      for (let from = here(); ; from = undefined) {
        const { to, trail: next } = step(trail(), way, from);
        if (!to) return false;
        place.setTrail(next);
        if (to.kind === 'search') search.setOpen(true);
        else if (rooms.get(to.visit.room)) go(to.visit);
        // A room that is gone since is passed by.
        else continue;
        return true;
      }
    },
    toUnread: (step, language) => {
      const all = inCategories(rooms.state.getState().byAddress.values(), language).flatMap(
        (one) => one.rooms,
      );
      const next = nextUnread(all, place.state.getState().room, step, marks.has);
      if (next) goOn(visitOf({ room: next.address }));
    },
    leave: () => {
      landed = false;
      place.reset();
      timeline.close();
    },
    restore: (remembered, missed) => {
      const open = place.state.getState().room;
      const wanted = open ?? remembered;
      if (wanted === null) return;
      landed = rooms.get(wanted) !== undefined;
      if (!landed) return closeRoom();
      if (open === null) place.go(wanted);
      if (open === null || missed) void timeline.open(visitOf({ room: wanted }));
    },
  };
}
