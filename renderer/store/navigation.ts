import { inCategories, nextUnread } from './categories.ts';
import type { DraftsStore } from './drafts.ts';
import type { FeedId, RoomAddress } from './facts.ts';
import type { FeedReading } from './feeds/feed-reading.ts';
import type { FeedVisit } from './feeds/feed-state.ts';
import { type FeedsStore, nextFeed } from './feeds/feeds.ts';
import { type ListedRoom, listedId, listedRoom, listedRooms, sidesOf } from './listed-rooms.ts';
import type { Marks } from './marks.ts';
import type { NoticesStore } from './notices.ts';
import type { PlaceStore, Spot } from './place.ts';
import type { RoomsStore } from './rooms.ts';
import type { SearchStore } from './search.ts';
import type { SettingsStore } from './settings.ts';
import type { TimelineStore } from './timeline.ts';
import { leave, type Stop, step, type Trail } from './trail.ts';
import { type Destination, isSamePlace, type Visit, type Where } from './visit.ts';

interface Parts {
  readonly rooms: RoomsStore;
  readonly marks: Marks;
  readonly timeline: TimelineStore;
  readonly place: PlaceStore;
  readonly settings: SettingsStore;
  readonly drafts: DraftsStore;
  readonly search: SearchStore;
  readonly feeds: FeedsStore;
  readonly feedReading: FeedReading;
  readonly notices: NoticesStore;
}

/** Going somewhere in the window. */
export interface Navigation {
  /** Opens a room, at a message if one is given, else at the unread line, else at the newest message. */
  readonly show: (spot: Spot) => void;
  /** Somebody is about to: what they will see is asked for. */
  readonly prepare: (spot: Spot) => void;
  /**
   * The same for what was found: the way back leads to the results. Whether to enter a room that is not on the list, as
   * one that was left, is asked first.
   */
  readonly showFound: (spot: Spot, roomName: string) => void;
  /** The same for what stands in a feed: the way back leads to its place there. */
  readonly showOfFeed: (spot: Spot) => void;
  readonly showFeed: (feed: FeedId) => void;
  /** To the next feed with something unread. */
  readonly toFeed: (step: 1 | -1) => boolean;
  /** Elsewhere in the room that is open. */
  readonly jump: (to: Destination) => void;
  /** To where the person was before, exactly, or forth again. Answers whether there was somewhere to go. */
  readonly step: (way: 'back' | 'forward') => boolean;
  /** What is open is a logical room from now on, or none any more: the same place, in what this room is now. */
  readonly repair: (room: RoomAddress) => void;
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
  const { feeds, feedReading } = parts;
  const trail = () => place.state.getState().trail;
  const listedAt = (room: RoomAddress): ListedRoom | undefined =>
    listedRoom(rooms.state.getState().byAddress, room, place.state.getState().beside);
  function whereIs(room: RoomAddress): Where {
    const listed = listedAt(room);
    return listed?.privateRoom ? { room: listed.address, beside: listed.privateRoom.address } : { room };
  }
  function visitOf({ room: wanted, key, archiveId }: Spot): Visit {
    const where = whereIs(wanted);
    const listed = listedAt(wanted);
    if (key !== undefined) return { ...where, at: 'message', key };
    if (archiveId !== undefined) return { ...where, at: 'archive id', archiveId, of: wanted };
    const unread = listed ? sidesOf(listed).filter((side) => side.unread > 0) : [];
    const readUpTo = Math.min(...unread.map((side) => side.readUpTo));
    if (unread.length > 0 && readUpTo > 0) return { ...where, at: 'unread', key: readUpTo };
    return { ...where, at: 'newest' };
  }
  /** The same place in what the room is now. */
  function asItIs(visit: Visit): Visit {
    const { room, beside, ...to } = visit;
    return { ...to, ...whereIs(rooms.get(room) ? room : (beside ?? room)) };
  }
  /** What is read now. */
  function here(opened = false): Stop | undefined {
    const { feed } = place.state.getState();
    const inFeed = feedReading.mark();
    if (feed !== null) return { kind: 'feed', visit: { feed, ...(inFeed && { mark: inFeed }) }, opened };
    const { visit, atEnd } = timeline.state.getState();
    const mark = timeline.mark();
    if (!visit) return undefined;
    const { room, beside } = visit;
    const where = { room, ...(beside !== undefined && { beside }) };
    if (!atEnd && mark) return { kind: 'room', visit: { ...where, at: 'mark', ...mark } };
    return { kind: 'room', visit: { ...where, at: 'newest' } };
  }
  let landed = false;
  /** `before`: the trail that holds again where one has to stay. */
  function go(visit: Visit, before = trail()): void {
    landed = true;
    drafts.flush();
    place.go(visit.room, visit.beside);
    settings.change({ openRoom: visit.room });
    void timeline.open(visit).then((notThere) => {
      if (!notThere) return;
      if (notThere.stayed) place.setTrail(before);
      notices.show({ kind: 'trouble', fault: notThere.fault });
    });
  }
  function goToFeed(visit: FeedVisit): void {
    landed = true;
    drafts.flush();
    place.goToFeed(visit.feed);
    // What is not in sight is not read.
    timeline.close();
    void feedReading.open(visit);
  }
  function leaveHere(from: Stop | undefined, ...stops: readonly Stop[]): Trail {
    const before = trail();
    place.setTrail(leave(before, ...(from ? [from] : []), ...stops));
    return before;
  }
  function goOn(visit: Visit, ...stops: readonly Stop[]): void {
    go(visit, leaveHere(here(), ...stops));
  }
  function showFeed(feed: FeedId): void {
    leaveHere(here());
    goToFeed({ feed });
  }
  function closeRoom(): void {
    drafts.flush();
    place.go(null);
    timeline.close();
    settings.change({ openRoom: null });
  }
  return {
    show: (spot) => goOn(visitOf(spot)),
    prepare: (spot) => timeline.prepare(visitOf(spot)),
    showFound: (spot, name) => {
      const { room, key, archiveId } = spot;
      const message = { ...(key !== undefined && { key }), ...(archiveId !== undefined && { archiveId }) };
      if (listedAt(room)) goOn(visitOf(spot), { kind: 'search' });
      else notices.show({ kind: 'link', known: false, room, name, ...message });
    },
    showOfFeed: (spot) => go(visitOf(spot), leaveHere(here(true))),
    showFeed,
    toFeed: (step) => {
      const next = nextFeed(feeds.state.getState().feeds, place.state.getState().feed, step);
      if (next) showFeed(next.id);
      return next !== undefined;
    },
    jump: (to) => {
      const { room } = place.state.getState();
      if (room !== null) goOn({ ...to, ...whereIs(room) });
    },
    repair: (known) => {
      const { visit } = timeline.state.getState();
      const where = whereIs(known);
      if (!visit || !rooms.get(known) || isSamePlace(visit, where)) return;
      const stop = here();
      go(stop?.kind === 'room' ? asItIs({ ...stop.visit, room: known }) : { ...where, at: 'newest' });
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
        else if (to.kind === 'feed' && feeds.get(to.visit.feed)) goToFeed(to.visit);
        else if (to.kind === 'room' && rooms.get(to.visit.room)) go(asItIs(to.visit));
        // A room that is gone since is passed by.
        else continue;
        return true;
      }
    },
    toUnread: (step, language) => {
      const all = inCategories(listedRooms(rooms.state.getState().byAddress), language).flatMap(
        (one) => one.rooms,
      );
      const { room, beside } = place.state.getState();
      const next = nextUnread(all, beside ?? room, step, marks.has);
      if (next) goOn(visitOf({ room: listedId(next) }));
    },
    leave: () => {
      landed = false;
      place.reset();
      timeline.close();
      feedReading.close();
    },
    restore: (remembered, missed) => {
      timeline.forgetPrepared();
      const { room: open, feed } = place.state.getState();
      if (feed !== null) return void (missed && feedReading.outdated([feed]));
      const wanted = open ?? remembered;
      if (wanted === null) return;
      landed = rooms.get(wanted) !== undefined;
      if (!landed) return closeRoom();
      const visit = visitOf({ room: wanted });
      if (open === null) place.go(visit.room, visit.beside);
      if (open === null || missed) void timeline.open(visit);
    },
  };
}
