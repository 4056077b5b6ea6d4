import type { Viewer } from './directory-values.ts';

/**
 * Which rooms somebody may know of, disabled or not: as `rightsIn` (permissions/permissions.ts) says it of one
 * room, said of all at once. A secret room is for its members only, and for those who may enter its companion; and
 * nothing is there beyond the scope.
 */
export const isReachable = `locked = 0
  AND category IN (SELECT value FROM json_each(@categories))
  AND (privacy <> 'Secret' OR ${stands('rooms', 'member')} AND NOT ${stands('rooms', 'outcast')}
    AND NOT EXISTS (
      SELECT 1 FROM rooms AS c WHERE c.key = rooms.companion AND c.locked = 0 AND c.privacy <> 'Secret'
        AND NOT (c.category IN (SELECT value FROM json_each(@categories))
          AND (c.privacy = 'Open' OR ${stands('c', 'member')}) AND NOT ${stands('c', 'outcast')})))`;

/** Which of them are in lists. */
export const isVisible = `disabled_by = 'nobody' AND ${isReachable}`;

function stands(room: 'rooms' | 'c', as: 'member' | 'outcast'): string {
  return `EXISTS (
    SELECT 1 FROM room_standings AS s WHERE s.room = ${room}.key AND s.${as} = 1
      AND s.address IN (SELECT value FROM json_each(@principals)))`;
}

export function viewerValues({ principals, categories }: Viewer): object {
  return { principals: JSON.stringify(principals), categories: JSON.stringify(categories) };
}
