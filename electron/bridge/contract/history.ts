import type { RoomAddress } from '#electron/model/ids.ts';
import type { Nothing } from './nothing.ts';

/** How the history of this device grows backwards. */
export interface HistoryCalls {
  /** Fetches the room back to its beginning, behind everything that somebody waits for. Goes on by itself. */
  'history.fetchAll': { ask: { room: RoomAddress }; answer: Nothing };
  'history.stopFetching': { ask: { room: RoomAddress }; answer: Nothing };
}

export interface HistoryEvents {
  /** All rooms whose history is being fetched, where that takes more than a moment; none when it is done. */
  'history.fetching': { rooms: readonly RoomFetching[] };
}

export interface RoomFetching {
  readonly room: RoomAddress;
  /** Messages so far. */
  readonly fetched: number;
  /** All that there are to fetch, where the server says so. */
  readonly total?: number;
  /** Somebody asked for all of it; otherwise it is what was said while one was away. */
  readonly wanted: boolean;
}
