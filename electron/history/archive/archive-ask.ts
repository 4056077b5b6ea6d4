import type { ArchiveQuery } from '#electron/model/message.ts';

/**
 * A question for a room's archive. Hand it as it is to the archive, and with the answer to `storePage`.
 * `epoch` says in which spell of being joined it was asked, and `heard` how much the room had taken back by then: what
 * it takes back later may still be on the answer, and is not stored again. With neither `before` nor `after` the page is
 * a piece of the archive that was put together by whoever asked, and says by itself where it belongs.
 */
export interface ArchiveAsk extends ArchiveQuery {
  readonly epoch: number;
  /** Absent: all of it. */
  readonly heard?: number;
  /** The answer was seen to stand directly before `before`, whatever times it tells. */
  readonly certain?: true;
}
