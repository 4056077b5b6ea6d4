import type { Fault } from '#electron/model/fault.ts';
import type { SearchAnswer } from '#electron/model/search.ts';
import type { HistorySearch } from '../api.ts';

/** What the thread is asked, one after the other. */
export type Job =
  | { readonly do: 'search'; readonly search: HistorySearch }
  /** Moves what was written out of the log. */
  | { readonly do: 'tidy' };

export type Result =
  | { readonly is: 'found'; readonly answer: SearchAnswer }
  | { readonly is: 'done' }
  | { readonly is: 'failed'; readonly fault: Fault };

/** What the thread begins with. */
export interface ThreadData {
  readonly file: string;
  /** One number: 0 while the file is in use, then 1. */
  readonly closed: SharedArrayBuffer;
}
