import type { Database } from 'better-sqlite3';
import type { Draft } from '../model/draft.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { Privacy } from '../model/room.ts';
import { mentionsColumn, readMentionsColumn } from './mentions-column.ts';

interface Row {
  readonly room: RoomAddress;
  readonly text: string;
  readonly important: number;
  readonly story_title: string | null;
  readonly mentions: string | null;
  readonly privacy: Privacy | null;
}

interface DraftsTable {
  readonly all: () => readonly Draft[];
  /** A draft without text and title is removed. */
  readonly save: (draft: Draft) => void;
  readonly remove: (room: RoomAddress) => void;
}

/** Statements on what people are about to say: one draft per room. */
export function draftsTable(db: Database): DraftsTable {
  const all = db.prepare<[], Row>('SELECT * FROM drafts ORDER BY room');
  const save = db.prepare<[string, string, number, string | null, string | null, Privacy | null]>(
    `INSERT INTO drafts (room, text, important, story_title, mentions, privacy) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE
     SET text = excluded.text, important = excluded.important, story_title = excluded.story_title,
         mentions = excluded.mentions, privacy = excluded.privacy`,
  );
  const remove = db.prepare<[string]>('DELETE FROM drafts WHERE room = ?');

  return {
    all: () =>
      all.all().map(({ room, text, important, story_title, mentions, privacy }) => ({
        room,
        text,
        importance: important ? 'Alert' : 'Regular',
        ...(story_title !== null && { storyTitle: story_title }),
        ...readMentionsColumn(mentions),
        ...(privacy !== null && { privacy }),
      })),
    save: ({ room, text, importance, storyTitle = null, mentions, privacy = null }) => {
      if (text === '' && !storyTitle) remove.run(room);
      else
        save.run(room, text, Number(importance === 'Alert'), storyTitle, mentionsColumn(mentions), privacy);
    },
    remove: (room) => remove.run(room),
  };
}
