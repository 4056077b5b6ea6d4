import type { Database } from 'better-sqlite3';
import type { OutboxEntry, OutboxState } from '../model/draft.ts';
import type { OriginId, RoomAddress } from '../model/ids.ts';
import { mentionsColumn, readMentionsColumn } from './mentions-column.ts';

/** A row as the dispatcher sees it. */
export interface OutboxRow extends OutboxEntry {
  /** It was handed to a connection at least once, and so may have arrived. */
  readonly attempted: boolean;
}

interface Row {
  readonly origin_id: OriginId;
  readonly room: RoomAddress;
  readonly text: string;
  readonly important: number;
  readonly story_title: string | null;
  readonly mentions: string | null;
  readonly written_at: number;
  readonly state: OutboxState;
  readonly reason: string | null;
  readonly attempted: number;
}

interface OutboxTable {
  readonly insert: (entry: OutboxEntry) => void;
  readonly all: (room?: RoomAddress) => readonly OutboxRow[];
  readonly get: (originId: OriginId) => OutboxRow | undefined;
  readonly waiting: (room: RoomAddress, limit: number) => readonly OutboxRow[];
  readonly attempt: (originId: OriginId) => void;
  readonly setState: (originId: OriginId, state: OutboxState, reason?: string) => void;
  /** It keeps its origin id and goes to the end of the queue, as if it had never been sent. */
  readonly requeue: (originId: OriginId) => void;
  readonly remove: (originId: OriginId) => void;
  readonly removeRoom: (room: RoomAddress) => void;
}

/** Statements on what is written and has not arrived. */
export function outboxTable(db: Database): OutboxTable {
  const columns =
    'origin_id, room, text, important, story_title, mentions, written_at, state, reason, attempted';
  const insert = db.prepare<[string, string, string, number, string | null, string | null, number]>(
    `INSERT INTO outbox (origin_id, room, text, important, story_title, mentions, written_at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')`,
  );
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM outbox ORDER BY position`);
  const ofRoom = db.prepare<[string], Row>(`SELECT ${columns} FROM outbox WHERE room = ? ORDER BY position`);
  const get = db.prepare<[string], Row>(`SELECT ${columns} FROM outbox WHERE origin_id = ?`);
  const waiting = db.prepare<[string, number], Row>(
    `SELECT ${columns} FROM outbox WHERE room = ? AND state = 'waiting' ORDER BY position LIMIT ?`,
  );
  const attempt = db.prepare<[string]>('UPDATE outbox SET attempted = 1 WHERE origin_id = ?');
  const setState = db.prepare<[string, string | null, string]>(
    'UPDATE outbox SET state = ?, reason = ? WHERE origin_id = ?',
  );
  const requeue = db.prepare<[string]>(
    `UPDATE outbox SET state = 'waiting', reason = NULL, attempted = 0,
     position = (SELECT max(position) + 1 FROM outbox) WHERE origin_id = ? AND state <> 'waiting'`,
  );
  const remove = db.prepare<[string]>('DELETE FROM outbox WHERE origin_id = ?');
  const removeRoom = db.prepare<[string]>('DELETE FROM outbox WHERE room = ?');

  return {
    insert: ({ originId, room, text, importance, storyTitle = null, mentions, writtenAt }) => {
      const important = Number(importance === 'Alert');
      insert.run(originId, room, text, important, storyTitle, mentionsColumn(mentions), writtenAt);
    },
    all: (room) => (room === undefined ? all.all() : ofRoom.all(room)).map(rowOf),
    get: (originId) => {
      const row = get.get(originId);
      return row === undefined ? undefined : rowOf(row);
    },
    waiting: (room, limit) => waiting.all(room, limit).map(rowOf),
    attempt: (originId) => attempt.run(originId),
    setState: (originId, state, reason) => setState.run(state, reason ?? null, originId),
    requeue: (originId) => requeue.run(originId),
    remove: (originId) => remove.run(originId),
    removeRoom: (room) => removeRoom.run(room),
  };
}

/** The row as the other stations know it. */
export function entryOf({ attempted: _, ...entry }: OutboxRow): OutboxEntry {
  return entry;
}

function rowOf(row: Row): OutboxRow {
  return {
    originId: row.origin_id,
    room: row.room,
    text: row.text,
    importance: row.important === 1 ? 'Alert' : 'Regular',
    writtenAt: row.written_at,
    state: row.state,
    attempted: row.attempted === 1,
    ...(row.story_title === null ? {} : { storyTitle: row.story_title }),
    ...readMentionsColumn(row.mentions),
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}
