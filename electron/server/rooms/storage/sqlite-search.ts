import type { Database, Statement } from 'better-sqlite3';
import { foldName } from '../names.ts';
import type { RoomListing, RoomQuery } from './directory-values.ts';
import { isReachable, viewerValues } from './sqlite-visibility.ts';
import type { RoomStore } from './store.ts';

/** A condition, with what it binds. */
type Condition = readonly [sql: string, values?: object];

export function searchQueries(db: Database): Pick<RoomStore, 'findRooms' | 'countFoundRooms'> {
  db.function('folded', { deterministic: true }, (text) => foldName(String(text)));
  const prepared = new Map<string, Statement<[object]>>();
  const prepare = (sql: string): Statement<[object]> => {
    const statement = prepared.get(sql) ?? db.prepare<[object]>(sql);
    prepared.set(sql, statement);
    return statement;
  };

  return {
    findRooms(query, { after, before, max }) {
      const { where, values } = conditionsOf(query);
      const columns = `SELECT address, name FROM rooms WHERE ${where}`;
      const sql =
        before === undefined
          ? `${columns} AND address > @after ORDER BY address LIMIT @max`
          : `SELECT * FROM (${columns} AND address < @before ORDER BY address DESC LIMIT @max) ORDER BY address`;
      const bounds = before === undefined ? { after: after ?? '' } : { before };
      // The columns that are named in the statement are those of the listing.
      return prepare(sql).all({ ...values, ...bounds, max }) as RoomListing[];
    },
    countFoundRooms(query, before) {
      const { where, values } = conditionsOf(query);
      const sql = `SELECT count(*) FROM rooms WHERE ${where} AND (@before IS NULL OR address < @before)`;
      return Number(
        prepare(sql)
          .pluck()
          .get({ ...values, before: before ?? null }),
      );
    },
  };
}

function conditionsOf(query: RoomQuery): { readonly where: string; readonly values: object } {
  const conditions = [...scopeOf(query), ...wordsOf(query), ...peopleOf(query), ...facetsOf(query)];
  const values = conditions.map(([, bound]) => bound ?? {});
  return {
    where: conditions.map(([sql]) => `(${sql})`).join(' AND '),
    values: Object.assign({}, viewerValues(query.viewer), { viewer: query.viewer.account }, ...values),
  };
}

/** `@principals` and `@categories` are bound always; named here, so that SQLite knows them in every statement. */
const bound = '@principals IS NOT NULL AND @categories IS NOT NULL AND @viewer IS NOT NULL';

function scopeOf({ unbounded, disabled }: RoomQuery): readonly Condition[] {
  if (unbounded) {
    const only = disabled === undefined ? '1' : disabledIs(disabled);
    return [[`${bound} AND locked = 0 AND ${only}`]];
  }
  const mine = disabled === true ? ` AND ${standing('@principals', 'manager')}` : '';
  return [[`${bound} AND ${isReachable} AND ${disabledIs(disabled === true)}${mine}`]];
}

function disabledIs(disabled: boolean): string {
  return disabled ? `disabled_by <> 'nobody'` : `disabled_by = 'nobody'`;
}

function wordsOf({ words = [], needsAllWords, places = ['name'] }: RoomQuery): readonly Condition[] {
  if (words.length === 0) return [];
  if (places.length === 0) return [['0']];
  const texts = places.map((place) => (place === 'name' ? 'name_folded' : `folded(${place})`));
  const each = words.map(
    (_, index) => `(${texts.map((one) => `instr(${one}, @word${index}) > 0`).join(' OR ')})`,
  );
  const values = Object.fromEntries(words.map((word, index) => [`word${index}`, word]));
  return [[each.join(needsAllWords ? ' AND ' : ' OR '), values]];
}

/**
 * Who belongs to a room is told to those who may read its list, who runs it to those who are told addresses; of
 * oneself and to whoever runs the room always (affiliations/admin.ts).
 */
function peopleOf({ member, manager, mine, unbounded }: RoomQuery): readonly Condition[] {
  const runs = `${standing('@principals', 'manager')} OR ${standing('@principals', 'admin')}`;
  const readable = unbounded
    ? '1'
    : `(non_anonymous = 1 AND ${standing('@principals', 'member')}) OR ${runs}`;
  const told = unbounded ? '1' : `non_anonymous = 1 OR ${runs}`;
  return [
    ...(member
      ? [
          [
            `${standing('@memberIs', 'member')} AND (${readable})`,
            { memberIs: JSON.stringify(member) },
          ] as const,
        ]
      : []),
    ...(manager
      ? [
          [
            `${standing('@managerIs', 'manager')} AND (${told})`,
            { managerIs: JSON.stringify(manager) },
          ] as const,
        ]
      : []),
    ...(mine === 'invited'
      ? [
          [
            'EXISTS (SELECT 1 FROM room_invitations AS i WHERE i.room = rooms.key AND i.person = @viewer)',
          ] as const,
        ]
      : []),
    ...(mine === 'member' || mine === 'manager' ? [[standing('@principals', mine)] as const] : []),
  ];
}

function facetsOf(query: RoomQuery): readonly Condition[] {
  const { category, addin, privacy, moderated, invites, among } = query;
  const inviting = `(invitations = 'Inherit' AND EXISTS (
    SELECT 1 FROM categories AS c WHERE c.key = rooms.category AND c.invitations = 1))`;
  const all: readonly (Condition | undefined)[] = [
    category === undefined ? undefined : ['category = @category', { category }],
    addin === undefined ? undefined : ['folded(addin) = @addin', { addin: foldName(addin) }],
    privacy === undefined ? undefined : ['privacy = @privacy', { privacy }],
    moderated === undefined ? undefined : ['moderated = @moderated', { moderated: Number(moderated) }],
    invites === undefined ? undefined : [invites ? inviting : `NOT ${inviting}`],
    among === undefined
      ? undefined
      : ['address IN (SELECT value FROM json_each(@among))', { among: JSON.stringify(among) }],
  ];
  return all.flatMap((one) => (one ? [one] : []));
}

function standing(principals: string, role: 'member' | 'manager' | 'admin'): string {
  return `EXISTS (SELECT 1 FROM room_standings AS s WHERE s.room = rooms.key AND s.${role} = 1
    AND s.address IN (SELECT value FROM json_each(${principals})))`;
}
