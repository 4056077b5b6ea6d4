import type { Fault } from '#electron/model/fault.ts';
import type { FeedPage, FeedPageRequest } from '#electron/model/feed.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { SearchAnswer } from '#electron/model/search.ts';
import type { HistorySearch } from '../api.ts';

/** What the thread is asked, one after the other. */
export type Job =
  | { readonly do: 'search'; readonly search: HistorySearch }
  | { readonly do: 'feed page'; readonly request: FeedPageRequest; readonly except: readonly RoomAddress[] }
  /** Moves what was written out of the log. */
  | { readonly do: 'tidy' }
  /** Merges a little of the index, so that it is in few segments. */
  | { readonly do: 'merge' }
  /** The same where it has grown into many of one size. */
  | { readonly do: 'keep up' };

export type Result =
  | { readonly is: 'found'; readonly answer: SearchAnswer }
  | { readonly is: 'read'; readonly page: FeedPage }
  /** `more`: there is more to merge. */
  | { readonly is: 'done'; readonly more: boolean }
  | { readonly is: 'failed'; readonly fault: Fault };

/** What the thread begins with. */
export interface ThreadData {
  readonly file: string;
  /** One number: 0 while the file is in use, then 1. */
  readonly closed: SharedArrayBuffer;
}
