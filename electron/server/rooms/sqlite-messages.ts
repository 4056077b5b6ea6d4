import type { Database, Statement } from 'better-sqlite3';
import {
  archiveTime,
  firstNumberAt,
  nextArchiveNumber,
  readArchiveId,
  writeArchiveId,
} from './archive-ids.ts';
import type { ArchivedKind, ArchivedMessage, ArchivePageRequest, ArchiveRange, RoomStore } from './store.ts';

interface MessageRow {
  readonly id: number;
  readonly kind: ArchivedKind;
  readonly author: string;
  readonly author_public: number;
  readonly nickname: string;
  readonly stanza: string;
}

type MessageQueries = Pick<RoomStore, 'addMessage' | 'byOrigin' | 'hasMessage' | 'page' | 'count'>;

const columns = 'id, kind, author, author_public, nickname, stanza';
const stretch = 'FROM room_messages WHERE room = @room AND id > @low AND id < @high';

export function messageQueries(db: Database, chance: () => number): MessageQueries {
  const add = db.prepare<[object]>(
    `INSERT INTO room_messages (id, room, position, kind, author, author_public, nickname, origin, stanza)
     VALUES (@id, @room,
       1 + ifnull((SELECT position FROM room_messages WHERE room = @room ORDER BY id DESC LIMIT 1), 0),
       @kind, @author, @authorPublic, @nickname, @origin, @stanza)`,
  );
  const byOrigin = db.prepare<[number, string, string], MessageRow>(
    `SELECT ${columns} FROM room_messages WHERE room = ? AND author = ? AND origin = ?`,
  );
  const has = db.prepare<[number, number]>('SELECT 1 FROM room_messages WHERE room = ? AND id = ?');
  const size = db
    .prepare<[object], number | null>(
      `SELECT (SELECT position ${stretch} ORDER BY id DESC LIMIT 1)
         - (SELECT position ${stretch} ORDER BY id LIMIT 1) + 1`,
    )
    .pluck();
  const prepared = new Map<string, Statement<[object]>>();
  const prepare = (sql: string): Statement<[object]> => {
    const statement = prepared.get(sql) ?? db.prepare<[object]>(sql);
    prepared.set(sql, statement);
    return statement;
  };
  let newest = db.prepare<[], number | null>('SELECT max(id) FROM room_messages').pluck().get() ?? 0;

  return {
    addMessage(room, message) {
      const id = nextArchiveNumber(newest, message.now, chance);
      const { kind, author, authorPublic, nickname, originId, stanza } = message;
      const origin = originId ?? null;
      add.run({ id, room, kind, author, authorPublic: Number(authorPublic), nickname, origin, stanza });
      newest = id;
      return {
        id: writeArchiveId(id),
        storedAt: archiveTime(id),
        kind,
        author,
        authorPublic,
        nickname,
        stanza,
      };
    },
    byOrigin(room, author, originId) {
      const row = byOrigin.get(room, author, originId);
      return row && readMessage(row);
    },
    hasMessage(room, id) {
      const number = readArchiveId(id);
      return number !== undefined && has.get(room, number) !== undefined;
    },
    page(room, request) {
      const order = request.from === 'oldest' ? 'ASC' : 'DESC';
      const sql = `SELECT ${columns} ${stretch}${filters(request)} ORDER BY id ${order} LIMIT @limit`;
      const values = { ...bind(room, request), limit: request.max + 1 };
      // The columns that are named in the statement are those of the row.
      const rows = prepare(sql).all(values) as MessageRow[];
      const messages = rows.slice(0, request.max).map(readMessage);
      if (request.from === 'newest') messages.reverse();
      return { messages, complete: rows.length <= request.max };
    },
    count(room, range) {
      const narrowed = filters(range);
      if (!narrowed) return size.get(bind(room, range)) ?? 0;
      return Number(prepare(`SELECT count(*) ${stretch}${narrowed}`).pluck().get(bind(room, range)));
    },
  };
}

function filters({ author, nickname, kind }: Partial<ArchivePageRequest>): string {
  const parts = [
    author !== undefined && ' AND author = @author',
    nickname !== undefined && ' AND nickname = @nickname',
    kind !== undefined && ' AND kind = @kind',
  ];
  return parts.filter(Boolean).join('');
}

function bind(room: number, range: ArchiveRange & { kind?: ArchivedKind }): object {
  const { after, before, start, end, author, nickname, kind } = range;
  const low = Math.max(readArchiveId(after ?? '') ?? 0, start === undefined ? 0 : firstNumberAt(start) - 1);
  const high = Math.min(
    readArchiveId(before ?? '') ?? Number.MAX_SAFE_INTEGER,
    end === undefined ? Number.MAX_SAFE_INTEGER : firstNumberAt(end + 1),
  );
  return {
    room,
    low,
    high,
    ...(author !== undefined && { author }),
    ...(nickname !== undefined && { nickname }),
    ...(kind !== undefined && { kind }),
  };
}

function readMessage(row: MessageRow): ArchivedMessage {
  const { id, kind, author, nickname, stanza } = row;
  return {
    id: writeArchiveId(id),
    storedAt: archiveTime(id),
    kind,
    author,
    authorPublic: row.author_public === 1,
    nickname,
    stanza,
  };
}
