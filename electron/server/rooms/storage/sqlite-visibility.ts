import type { Viewer } from './directory-values.ts';

/**
 * Which rooms somebody may know of, disabled or not: as `rightsIn` (permissions/permissions.ts) says it of one
 * room, said of all at once. A secret room is for its members only, and nothing is there beyond the scope.
 */
export const isReachable = `locked = 0
  AND category IN (SELECT value FROM json_each(@categories))
  AND (privacy <> 'Secret' OR EXISTS (
    SELECT 1 FROM room_standings AS s WHERE s.room = rooms.key AND s.member = 1
      AND s.address IN (SELECT value FROM json_each(@principals)))
    AND NOT EXISTS (
    SELECT 1 FROM room_standings AS s WHERE s.room = rooms.key AND s.outcast = 1
      AND s.address IN (SELECT value FROM json_each(@principals))))`;

/** Which of them are in lists. */
export const isVisible = `disabled_by = 'nobody' AND ${isReachable}`;

export function viewerValues({ principals, categories }: Viewer): object {
  return { principals: JSON.stringify(principals), categories: JSON.stringify(categories) };
}
