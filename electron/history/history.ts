/** The station's door: what others may take from it. */
export type {
  ArchiveAsk,
  History,
  HistoryHit,
  HistoryPage,
  HistoryPageRequest,
  HistorySearch,
  Stored,
} from './api.ts';
export { slicesOf } from './archive/slices.ts';
export { type HistoryOptions, openHistory } from './open-history.ts';
export type { CachedRoom, RoomCounts, RoomFacts } from './room-facts.ts';
