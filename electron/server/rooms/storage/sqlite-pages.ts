import type { Database, Statement } from 'better-sqlite3';
import { question } from '#electron/sqlite/question.ts';
import { boundsOf } from './archive-bounds.ts';
import type { ArchivedKind, ArchivePageRequest, ArchiveRange } from './archive-values.ts';
import { type MessageRow, messageColumns, readMessage } from './message-row.ts';
import type { RoomStore } from './store.ts';

const stretch = 'FROM room_messages WHERE room = @room AND id > @low AND id < @high';

export function pageQueries(db: Database): Pick<RoomStore, 'page' | 'count'> {
  const size = question<[object], number | null>(
    db,
    `SELECT (SELECT position ${stretch} ORDER BY id DESC LIMIT 1)
       - (SELECT position ${stretch} ORDER BY id LIMIT 1) + 1`,
  ).pluck();
  const prepared = new Map<string, Statement<[object]>>();
  const prepare = (sql: string): Statement<[object]> => {
    const statement = prepared.get(sql) ?? question<[object]>(db, sql);
    prepared.set(sql, statement);
    return statement;
  };

  return {
    page(room, request) {
      const order = request.from === 'oldest' ? 'ASC' : 'DESC';
      const sql = `SELECT ${messageColumns} ${stretch}${filters(request)} ORDER BY id ${order} LIMIT @limit`;
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
  const { author, nickname, kind } = range;
  return {
    room,
    ...boundsOf(range),
    ...(author !== undefined && { author }),
    ...(nickname !== undefined && { nickname }),
    ...(kind !== undefined && { kind }),
  };
}
