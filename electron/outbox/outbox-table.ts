import type { Database } from 'better-sqlite3';
import type { Filtered, OutboxEntry, OutboxState } from '../model/draft.ts';
import type { OriginId, RoomAddress } from '../model/ids.ts';
import type { Privacy } from '../model/room.ts';
import type { Verdict, Words } from './filtering/round.ts';
import { codedColumn, filteredColumn, verdictsColumn } from './json-columns.ts';
import { mentionsColumn, readMentionsColumn } from './mentions-column.ts';

/** A row as the dispatcher sees it. */
export interface OutboxRow extends OutboxEntry {
  /** It was handed to a connection at least once, and so may have arrived. */
  readonly attempted: boolean;
  /** Of the filters that have judged it. */
  readonly verdicts: readonly Verdict[];
}

/** Where a message stands with the filters of its room; without `held` it may go. */
export interface Judged {
  readonly words: Words;
  readonly verdicts: readonly Verdict[];
  readonly filtered?: Filtered;
  readonly held?: 'checking' | 'changed' | 'held';
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
  readonly via: string | null;
  readonly coded: string | null;
  readonly held: 'checking' | 'changed' | 'held' | null;
  readonly filtered: string | null;
  readonly verdicts: string;
  readonly privacy: Privacy | null;
}

type Columns = [
  string,
  string,
  string,
  number,
  string | null,
  string | null,
  number,
  string | null,
  string | null,
  string | null,
  Privacy | null,
];

interface OutboxTable {
  readonly insert: (entry: OutboxEntry, privacy: Privacy | null) => void;
  readonly all: (room?: RoomAddress) => readonly OutboxRow[];
  readonly get: (originId: OriginId) => OutboxRow | undefined;
  readonly waiting: (room: RoomAddress, limit: number) => readonly OutboxRow[];
  readonly attempt: (originId: OriginId) => void;
  /** Whom other words mean is not known any more. */
  readonly judge: (originId: OriginId, judged: Judged) => void;
  readonly setState: (originId: OriginId, state: OutboxState, reason?: string) => void;
  /** It keeps its origin id and goes to the end of the queue, as if it had never been sent. */
  readonly requeue: (originId: OriginId, privacy: Privacy | null) => void;
  readonly remove: (originId: OriginId) => void;
  readonly removeRoom: (room: RoomAddress) => void;
}

/** Statements on what is written and has not arrived. */
export function outboxTable(db: Database): OutboxTable {
  const columns =
    'origin_id, room, text, important, story_title, mentions, written_at, state, reason, attempted, via, coded, held, filtered, verdicts, privacy';
  const insert = db.prepare<Columns>(
    `INSERT INTO outbox (origin_id, room, text, important, story_title, mentions, written_at, via, coded, held, privacy,
     state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')`,
  );
  const judge = db.prepare<
    [string, number, string | null, string | null, string | null, string, string, string]
  >(
    `UPDATE outbox SET text = ?, important = ?, story_title = ?, held = ?, filtered = ?, verdicts = ?,
     mentions = iif(text = ?, mentions, NULL) WHERE origin_id = ?`,
  );
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM outbox ORDER BY position`);
  const ofRoom = db.prepare<[string], Row>(`SELECT ${columns} FROM outbox WHERE room = ? ORDER BY position`);
  const get = db.prepare<[string], Row>(`SELECT ${columns} FROM outbox WHERE origin_id = ?`);
  const waiting = db.prepare<[string, number], Row>(
    `SELECT ${columns} FROM outbox WHERE room = ? AND state = 'waiting' AND held IS NULL ORDER BY position LIMIT ?`,
  );
  const attempt = db.prepare<[string]>('UPDATE outbox SET attempted = 1 WHERE origin_id = ?');
  const setState = db.prepare<[string, string | null, string]>(
    'UPDATE outbox SET state = ?, reason = ? WHERE origin_id = ?',
  );
  const requeue = db.prepare<[Privacy | null, string]>(
    `UPDATE outbox SET state = 'waiting', reason = NULL, attempted = 0, privacy = ?,
     position = (SELECT max(position) + 1 FROM outbox) WHERE origin_id = ? AND state <> 'waiting'`,
  );
  const remove = db.prepare<[string]>('DELETE FROM outbox WHERE origin_id = ?');
  const removeRoom = db.prepare<[string]>('DELETE FROM outbox WHERE room = ?');

  return {
    insert: (
      { originId, room, text, importance, storyTitle = null, mentions, writtenAt, via = null, ...more },
      privacy,
    ) => {
      const important = Number(importance === 'Alert');
      const held = more.state === 'checking' ? more.state : null;
      const whom = mentionsColumn(mentions);
      const coded = codedColumn.write(more.coded);
      const sent = [originId, room, text, important, storyTitle, whom, writtenAt] as const;
      insert.run(...sent, via, coded, held, privacy);
    },
    all: (room) => (room === undefined ? all.all() : ofRoom.all(room)).map(rowOf),
    get: (originId) => {
      const row = get.get(originId);
      return row === undefined ? undefined : rowOf(row);
    },
    waiting: (room, limit) => waiting.all(room, limit).map(rowOf),
    attempt: (originId) => attempt.run(originId),
    judge: (originId, { words, verdicts, filtered, held = null }) => {
      const { text, importance, storyTitle = null } = words;
      const important = Number(importance === 'Alert');
      const [why, who] = [filteredColumn.write(filtered), verdictsColumn.write(verdicts)];
      judge.run(text, important, storyTitle, held, why, who, text, originId);
    },
    setState: (originId, state, reason) => setState.run(state, reason ?? null, originId),
    requeue: (originId, privacy) => requeue.run(privacy, originId),
    remove: (originId) => remove.run(originId),
    removeRoom: (room) => removeRoom.run(room),
  };
}

/** The row as the other stations know it. */
export function entryOf({ attempted: _a, verdicts: _v, ...entry }: OutboxRow): OutboxEntry {
  return entry;
}

function rowOf(row: Row): OutboxRow {
  return {
    originId: row.origin_id,
    room: row.room,
    text: row.text,
    importance: row.important === 1 ? 'Alert' : 'Regular',
    writtenAt: row.written_at,
    state: row.held ?? row.state,
    attempted: row.attempted === 1,
    verdicts: verdictsColumn.read(row.verdicts),
    ...(row.story_title === null ? {} : { storyTitle: row.story_title }),
    ...readMentionsColumn(row.mentions),
    ...(row.via === null ? {} : { via: row.via }),
    ...codedColumn.read(row.coded),
    ...filteredColumn.read(row.filtered),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.privacy === null ? {} : { privacy: row.privacy }),
  };
}
