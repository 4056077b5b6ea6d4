import type { Database } from 'better-sqlite3';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { RoomCoverage } from '#electron/model/search.ts';
import { timeOf } from '../keys.ts';

interface CoverageRow {
  readonly address: RoomAddress;
  readonly name: string | null;
  readonly stored: number;
  readonly pieces: number;
  readonly bottom: number | null;
  readonly since: MessageKey | null;
}

/** Of which rooms how much is stored: of these, or of all that are listed or hold anything, without `except`. */
export type Coverage = (
  rooms: readonly RoomAddress[] | undefined,
  except: readonly RoomAddress[],
) => readonly RoomCoverage[];

export function openCoverage(db: Database): Coverage {
  const rows = db.prepare<[string, string | null, string | null], CoverageRow>(
    `SELECT r.address, iif(json_valid(r.facts), r.facts ->> '$.name', NULL) AS name, r.stored,
       count(s.id) AS pieces, max(s.bottom) AS bottom, max(s.from_key) AS since
     FROM rooms r LEFT JOIN stretches s ON s.room = r.id
     WHERE r.address NOT IN (SELECT value FROM json_each(?))
       AND iif(? IS NULL, r.listed = 1 OR r.stored > 0, r.address IN (SELECT value FROM json_each(?)))
     GROUP BY r.id`,
  );
  return (rooms, except) => {
    const wanted = rooms === undefined ? null : JSON.stringify(rooms);
    return rows.all(JSON.stringify(except), wanted, wanted).map(coverageOf).sort(mostMissing);
  };
}

function coverageOf({ address, name, stored, pieces, bottom, since }: CoverageRow): RoomCoverage {
  return {
    room: address,
    name: name ?? address.split('@')[0] ?? '',
    stored,
    complete: pieces === 1 && bottom === 1,
    ...(since === null || stored === 0 ? {} : { since: timeOf(since) }),
  };
}

/** Incomplete rooms first, and of these the ones of which the least is here. */
function mostMissing(one: RoomCoverage, other: RoomCoverage): number {
  if (one.complete !== other.complete) return one.complete ? 1 : -1;
  return (other.since ?? Number.MAX_SAFE_INTEGER) - (one.since ?? Number.MAX_SAFE_INTEGER);
}
