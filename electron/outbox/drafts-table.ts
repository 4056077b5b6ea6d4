import type { Database } from 'better-sqlite3';
import type { Draft } from '../model/draft.ts';
import type { RoomAddress } from '../model/ids.ts';

interface Row {
  readonly room: RoomAddress;
  readonly text: string;
  readonly important: number;
}

interface DraftsTable {
  readonly all: () => readonly Draft[];
  /** An empty text removes the draft. */
  readonly save: (draft: Draft) => void;
  readonly remove: (room: RoomAddress) => void;
}

/** Statements on what people are about to say: one draft per room. */
export function draftsTable(db: Database): DraftsTable {
  const all = db.prepare<[], Row>('SELECT room, text, important FROM drafts ORDER BY room');
  const save = db.prepare<[string, string, number]>(
    `INSERT INTO drafts (room, text, important) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET text = excluded.text, important = excluded.important`,
  );
  const remove = db.prepare<[string]>('DELETE FROM drafts WHERE room = ?');

  return {
    all: () =>
      all
        .all()
        .map(({ room, text, important }) => ({ room, text, importance: important ? 'Alert' : 'Regular' })),
    save: ({ room, text, importance }) => {
      if (text === '') remove.run(room);
      else save.run(room, text, Number(importance === 'Alert'));
    },
    remove: (room) => remove.run(room),
  };
}
