import { firstNumberAt, readArchiveId } from './archive-ids.ts';
import type { ArchiveRange } from './archive-values.ts';

/** Between which numbers the messages of a stretch lie; exclusive. */
export function boundsOf({ after, before, start, end }: ArchiveRange): {
  readonly low: number;
  readonly high: number;
} {
  return {
    low: Math.max(readArchiveId(after ?? '') ?? 0, start === undefined ? 0 : firstNumberAt(start) - 1),
    high: Math.min(
      readArchiveId(before ?? '') ?? Number.MAX_SAFE_INTEGER,
      end === undefined ? Number.MAX_SAFE_INTEGER : firstNumberAt(end + 1),
    ),
  };
}
