import type { ReadMarker, ReadMarkers } from '../chat/index.ts';
import type { History } from '../history/history.ts';
import type { ArchiveId, RoomAddress } from '../model/ids.ts';
import type { CatchUp } from './catch-up.ts';
import type { RoomList } from './room-list.ts';

export interface ReadMarkersOptions {
  readonly markers: Pick<ReadMarkers, 'list' | 'move' | 'on'>;
  readonly history: Pick<History, 'markReadAt' | 'find' | 'counts' | 'page'>;
  readonly rooms: Pick<RoomList, 'counted'>;
  readonly catchUp: Pick<CatchUp, 'fetchAround'>;
  /** More of the room is known to be missing than before. */
  readonly goOn: (room: RoomAddress) => void;
  readonly log: (line: string) => void;
}

/** Keeps up to where rooms are read the same on every device of the person. */
export interface ReadMarkersJoint {
  /** Asks anew what may have changed while nobody listened. */
  refresh(): void;
  /** Somebody has read in a room here. */
  read(room: RoomAddress): void;
  /** The room's newest messages are here. */
  ready(room: RoomAddress): void;
  stop(): void;
}

/** Who reads a room moves the marker with every glance; others are told when they rest. Milliseconds. */
const pause = 1_500;

export function createReadMarkers(options: ReadMarkersOptions): ReadMarkersJoint {
  const { markers, history, rooms, catchUp, goOn, log } = options;
  /** By the server, for every room that it told of. */
  const told = new Map<RoomAddress, ArchiveId>();
  const timers = new Map<RoomAddress, NodeJS.Timeout>();
  let listed: Promise<void> = Promise.resolve();
  let publishing: Promise<void> = Promise.resolve();
  const trouble = (error: unknown): void => log(`Read markers: ${String(error)}`);

  const hear = ({ room, archiveId }: ReadMarker): void => {
    told.set(room, archiveId);
    if (history.markReadAt(room, archiveId)) rooms.counted(room);
    if (isAhead(room)) read(room);
  };
  /** Known to be: a marker that is not stored yet may be later. */
  const isAhead = (room: RoomAddress): boolean => {
    const theirs = told.get(room);
    const row = theirs === undefined ? undefined : history.find(room, theirs);
    const { readUpTo } = history.counts(room);
    return readUpTo > 0 && (theirs === undefined || (row !== undefined && row.key < readUpTo));
  };
  const publish = async (room: RoomAddress): Promise<void> => {
    const archiveId = isAhead(room) ? readIn(history, room) : undefined;
    if (archiveId === undefined || archiveId === told.get(room)) return;
    await markers.move({ room, archiveId });
    told.set(room, archiveId);
  };
  function read(room: RoomAddress): void {
    clearTimeout(timers.get(room));
    const due = (): void => {
      timers.delete(room);
      // One after the other: two hundred rooms may be due at once.
      publishing = publishing.then(() => publish(room)).catch(trouble);
    };
    timers.set(room, setTimeout(due, pause).unref());
  }

  const settle = async (room: RoomAddress): Promise<void> => {
    const archiveId = told.get(room);
    if (isAhead(room)) read(room);
    else if (archiveId !== undefined && history.counts(room).readUpTo === 0) {
      // A device that is new to the room: what it has missed reaches back to there.
      await catchUp.fetchAround(room, { at: 'archive id', archiveId });
      goOn(room);
    }
  };

  const undo = markers.on('readMarkerChanged', hear);
  return {
    refresh: () => {
      listed = markers
        .list()
        .then((all) => all.forEach(hear))
        .catch(trouble);
    },
    read,
    ready: (room) => {
      listed = listed.then(() => settle(room)).catch(trouble);
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
