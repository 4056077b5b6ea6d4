import { inCategories, nextUnread } from './categories.ts';
import type { DraftsStore } from './drafts.ts';
import type { RoomAddress } from './facts.ts';
import type { PlaceStore, Spot } from './place.ts';
import type { RoomsStore } from './rooms.ts';
import type { SettingsStore } from './settings.ts';
import type { TimelineStore, Visit } from './timeline.ts';

interface Parts {
  readonly rooms: RoomsStore;
  readonly timeline: TimelineStore;
  readonly place: PlaceStore;
  readonly settings: SettingsStore;
  readonly drafts: DraftsStore;
}

/** Going somewhere in the window. */
export interface Navigation {
  /** Opens a room, at a message if one is given, else at the unread line, else at the newest message. */
  readonly show: (spot: Spot) => void;
  readonly back: () => void;
  readonly closeRoom: () => void;
  /** Once, and only where no room is open: leads to one, so that nobody stands before an empty window. */
  readonly land: (room: RoomAddress | undefined) => void;
  readonly toUnread: (step: 1 | -1, language: string) => void;
  /** After a snapshot: where the person was, if that is still there; read anew where events were missed. */
  readonly restore: (remembered: RoomAddress | null, missed: boolean) => void;
  /** Out of everything: what is loaded next is somebody else's. */
  readonly leave: () => void;
}

export function createNavigation({ rooms, timeline, place, settings, drafts }: Parts): Navigation {
  function visitOf({ room, key }: Spot): Visit {
    if (key !== undefined) return { room, at: 'message', key };
    const entry = rooms.get(room);
    if (entry && entry.unread > 0 && entry.readUpTo > 0) return { room, at: 'unread', key: entry.readUpTo };
    return { room, at: 'newest', key: 0 };
  }
  let landed = false;
  function show(spot: Spot): void {
    landed = true;
    drafts.flush();
    place.go(spot.room);
    settings.change({ openRoom: spot.room });
    void timeline.open(visitOf(spot));
  }
  function closeRoom(): void {
    drafts.flush();
    place.go(null);
    timeline.close();
    settings.change({ openRoom: null });
  }
  return {
    show,
    closeRoom,
    land: (room) => {
      if (room !== undefined && !landed && place.state.getState().room === null) show({ room });
    },
    back: () => {
      const room = place.takeBack();
      if (room === undefined || !rooms.get(room)) return;
      show({ room });
      place.takeBack();
    },
    toUnread: (step, language) => {
      const all = inCategories(rooms.state.getState().byAddress.values(), language).flatMap(
        (one) => one.rooms,
      );
      const next = nextUnread(all, place.state.getState().room, step);
      if (next) show({ room: next.address });
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
