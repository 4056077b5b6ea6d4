/** The station's door: what others may take from it. */
export type {
  History,
  HistoryPage,
  HistorySearch,
  MissingPart,
  Stored,
} from './api.ts';
export type { ArchiveAsk } from './archive/archive-ask.ts';
export { cutSlice, type Slice } from './archive/slices.ts';
export type { FeedHistory } from './feeds/feed-history.ts';
export type { ImportRun } from './imports/import-values.ts';
export { timeOf } from './keys.ts';
export { type HistoryOptions, openHistory } from './open-history.ts';
export { type HistoryReader, openReader } from './reader/open-reader.ts';
export type { CachedRoom, RoomCounts, RoomFacts, StoredRoom } from './room-facts.ts';
