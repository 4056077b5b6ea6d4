/**
 * The tables of the room service; a step is never changed once released. Message ids are `ms * 1024 + chance`
 * and rise with every message, so that the order of the key is the order of every archive in it. `position`
 * counts within a room, so that the size of any stretch is a difference and not a scan. `removed_rooms` names
 * rooms that are gone and whose messages have not all been removed yet; AUTOINCREMENT, because a key that is
 * given twice would bring them back.
 */
export const roomMigrations = {
  component: 'rooms',
  steps: [
    `CREATE TABLE rooms (
       key INTEGER PRIMARY KEY AUTOINCREMENT,
       address TEXT NOT NULL UNIQUE,
       name TEXT NOT NULL,
       name_folded TEXT NOT NULL,
       description TEXT NOT NULL,
       privacy TEXT NOT NULL CHECK (privacy IN ('Open', 'Closed', 'Secret')),
       moderated INTEGER NOT NULL,
       persistent INTEGER NOT NULL,
       archived INTEGER NOT NULL,
       non_anonymous INTEGER NOT NULL,
       subject_by_all INTEGER NOT NULL,
       invites_by_all INTEGER NOT NULL,
       locked INTEGER NOT NULL,
       secret TEXT NOT NULL,
       subject TEXT,
       subject_by TEXT,
       subject_at INTEGER
     ) STRICT;
     CREATE INDEX rooms_by_name ON rooms (name_folded);

     CREATE TABLE room_standings (
       room INTEGER NOT NULL,
       address TEXT NOT NULL,
       member INTEGER NOT NULL,
       manager INTEGER NOT NULL,
       presenter INTEGER NOT NULL,
       admin INTEGER NOT NULL,
       outcast INTEGER NOT NULL,
       PRIMARY KEY (room, address)
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX room_standings_by_address ON room_standings (address, room);

     CREATE TABLE removed_rooms (room INTEGER PRIMARY KEY) STRICT;

     CREATE TABLE room_messages (
       id INTEGER PRIMARY KEY,
       room INTEGER NOT NULL,
       position INTEGER NOT NULL,
       kind TEXT NOT NULL CHECK (kind IN ('text', 'subject', 'other')),
       author TEXT NOT NULL,
       author_public INTEGER NOT NULL,
       nickname TEXT NOT NULL,
       origin TEXT,
       stanza TEXT NOT NULL
     ) STRICT;
     CREATE INDEX room_messages_by_room ON room_messages (room, id, position);
     CREATE UNIQUE INDEX room_messages_by_origin ON room_messages (room, author, origin)
       WHERE origin IS NOT NULL;`,
  ],
} as const;
