import type { ArchiveQuery } from '#electron/model/message.ts';

/**
 * A question for a room's archive. Hand it as it is to the archive, and with the answer to `storePage`.
 * `epoch` says in which spell of being joined it was asked. With neither `before` nor `after` the page is a piece of the
 * archive that was put together by whoever asked, and says by itself where it belongs.
 */
export interface ArchiveAsk extends ArchiveQuery {
  readonly epoch: number;
  /** The answer was seen to stand directly before `before`, whatever times it tells. */
  readonly certain?: true;
}
