import type { ReadMarker, ReadMarkers } from '#electron/chat/index.ts';
import type { History } from '#electron/history/history.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { CatchUp } from '../archive/catch-up.ts';
import { createMarkerPlaces } from './marker-places.ts';
import type { RoomList } from './room-list.ts';
import { hearMark, isMarked, isMarkUntold, settleMark } from './unread-marks.ts';

export interface ReadMarkersOptions {
  readonly markers: Pick<ReadMarkers, 'list' | 'move' | 'on'>;
  readonly history: Pick<History, 'markReadAt' | 'find' | 'counts' | 'page'>;
  readonly rooms: Pick<RoomList, 'counted' | 'entries' | 'known' | 'save'>;
  readonly catchUp: Pick<CatchUp, 'fetchAround'>;
  /** More of the room is known to be missing than before. */
  readonly goOn: (room: RoomAddress) => void;
  readonly log: (line: string) => void;
}

/** Keeps up to where rooms are read, and which are marked as unread, the same on every device of the person. */
export interface ReadMarkersJoint {
  /** Asks anew what may have changed while nobody listened. */
  refresh(): void;
  /** Somebody has read in a room here. */
  read(room: RoomAddress): void;
  /** Somebody marked a room as unread here, or took the mark away. */
  marked(room: RoomAddress): void;
  /** The room's newest messages are here. */
  ready(room: RoomAddress): void;
  stop(): void;
}

/** Who reads a room moves the marker with every glance; others are told when they rest. Milliseconds. */
const pause = 1_500;

export function createReadMarkers(options: ReadMarkersOptions): ReadMarkersJoint {
  const { markers, history, rooms, catchUp, goOn, log } = options;
  /** By the server, for every room that it told of. */
  const told = new Map<RoomAddress, ReadMarker>();
  const timers = new Map<RoomAddress, NodeJS.Timeout>();
  let listed: Promise<void> = Promise.resolve();
  let publishing: Promise<void> = Promise.resolve();
  const trouble = (error: unknown): void => log(`Read markers: ${String(error)}`);

  const hear = (marker: ReadMarker): void => {
    const { room, archiveId } = marker;
    told.set(room, marker);
    if (history.markReadAt(room, archiveId)) rooms.counted(room);
    hearMark(rooms, room, marker.marked === true);
    tellLater(room);
  };
  const hearAll = (all: readonly ReadMarker[]): void => {
    all.forEach(hear);
    const named = new Set(all.map(({ room }) => room));
    for (const { address } of rooms.entries()) {
      if (named.has(address)) continue;
      hearMark(rooms, address, false);
      if (isMarkUntold(rooms, address)) tellIn(address, 0);
    }
  };
  const markerPlaces = createMarkerPlaces(history);
  /** Known to be: a marker that is not stored yet may be later. */
  const isAhead = (room: RoomAddress): boolean => {
    const theirs = told.get(room)?.archiveId;
    const { readUpTo } = history.counts(room);
    return readUpTo > 0 && (theirs === undefined || markerPlaces.of(room, theirs) < readUpTo);
  };
  /** Undefined where there is nothing to say, or no message to say it of. */
  const unsaid = (room: RoomAddress): ReadMarker | undefined => {
    const before = told.get(room);
    const archiveId = (isAhead(room) ? undefined : before?.archiveId) ?? readIn(history, room);
    const marked = isMarked(rooms, room);
    const isKnown = archiveId === before?.archiveId && marked === (before?.marked ?? false);
    return archiveId === undefined || isKnown ? undefined : { room, archiveId, ...(marked && { marked }) };
  };
  const publish = async (room: RoomAddress): Promise<void> => {
    if (!isAhead(room) && !isMarkUntold(rooms, room)) return;
    const marker = unsaid(room);
    if (marker) await markers.move(marker);
    if (marker) {
      told.set(room, marker);
      markerPlaces.of(room, marker.archiveId);
    }
    const now = told.get(room);
    if (now) settleMark(rooms, room, now.marked ?? false);
  };
  const tellIn = (room: RoomAddress, delay: number): void => {
    clearTimeout(timers.get(room));
    const due = (): void => {
      timers.delete(room);
      // One after the other: two hundred rooms may be due at once.
      publishing = publishing.then(() => publish(room)).catch(trouble);
    };
    timers.set(room, setTimeout(due, delay).unref());
  };
  const tellLater = (room: RoomAddress): void => {
    if (isMarkUntold(rooms, room)) tellIn(room, 0);
    else if (isAhead(room)) tellIn(room, pause);
  };

  const settle = async (room: RoomAddress): Promise<void> => {
    const marker = told.get(room);
    // It may have been told before the room was on the list.
    if (marker) hearMark(rooms, room, marker.marked === true);
    tellLater(room);
    if (isAhead(room) || !marker || history.counts(room).readUpTo > 0) return;
    // A device that is new to the room: what it has missed reaches back to there.
    await catchUp.fetchAround(room, { at: 'archive id', archiveId: marker.archiveId });
    goOn(room);
  };
  /** The newest is here: what is not, is older or was taken back. */
  const settleAll = async (room: RoomAddress): Promise<void> => {
    try {
      await settle(room);
    } finally {
      const theirs = told.get(room)?.archiveId;
      if (theirs !== undefined) markerPlaces.sought(room, theirs);
    }
  };

  const undo = markers.on('readMarkerChanged', hear);
  return {
    refresh: () => {
      listed = markers.list().then(hearAll).catch(trouble);
    },
    read: (room) => {
      markerPlaces.read(room);
      tellIn(room, pause);
    },
    marked: (room) => tellIn(room, 0),
    ready: (room) => {
      listed = listed.then(() => settleAll(room)).catch(trouble);
    },
    stop: () => {
      undo();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

/** The newest message at or below the marker that has a place in the archive. */
function readIn(history: Pick<History, 'counts' | 'page'>, room: RoomAddress): ArchiveId | undefined {
  const key = history.counts(room).readUpTo + 1;
  const { messages } = history.page({ room, from: { at: 'before', key }, limit: 5 });
  return messages.findLast(({ archiveId }) => archiveId !== undefined)?.archiveId;
}
