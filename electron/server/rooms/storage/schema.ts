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

    `CREATE TABLE categories (
       key INTEGER PRIMARY KEY AUTOINCREMENT,
       id TEXT NOT NULL UNIQUE,
       name TEXT NOT NULL,
       name_folded TEXT NOT NULL UNIQUE,
       description TEXT NOT NULL,
       is_default INTEGER NOT NULL,
       invitations INTEGER NOT NULL,
       files INTEGER NOT NULL,
       history INTEGER NOT NULL
     ) STRICT;
     CREATE UNIQUE INDEX one_default_category ON categories (is_default) WHERE is_default = 1;
     CREATE TABLE category_principals (
       category INTEGER NOT NULL REFERENCES categories ON DELETE CASCADE,
       list TEXT NOT NULL CHECK (list IN ('allowed', 'denied', 'creators')),
       principal TEXT NOT NULL,
       PRIMARY KEY (category, list, principal)
     ) STRICT, WITHOUT ROWID;

     CREATE TABLE principal_groups (address TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
     CREATE TABLE principal_group_people (
       address TEXT NOT NULL REFERENCES principal_groups ON DELETE CASCADE,
       person TEXT NOT NULL,
       PRIMARY KEY (address, person)
     ) STRICT, WITHOUT ROWID;

     -- Category 0: made before there were any; the service gives it the default one when it starts.
     ALTER TABLE rooms ADD COLUMN category INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE rooms ADD COLUMN invitations TEXT NOT NULL DEFAULT 'Inherit'
       CHECK (invitations IN ('Inherit', 'False'));
     ALTER TABLE rooms ADD COLUMN disabled_by TEXT NOT NULL DEFAULT 'nobody'
       CHECK (disabled_by IN ('nobody', 'manager', 'administrator'));
     ALTER TABLE rooms ADD COLUMN addin TEXT NOT NULL DEFAULT '';
     ALTER TABLE rooms ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE rooms ADD COLUMN created_by TEXT NOT NULL DEFAULT '';
     ALTER TABLE rooms ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE rooms ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';
     ALTER TABLE rooms ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;
     CREATE INDEX rooms_by_category ON rooms (category, address);
     -- Which fields of a room each revision changed: what a stale form is told.
     CREATE TABLE room_changes (
       room INTEGER NOT NULL,
       revision INTEGER NOT NULL,
       fields TEXT NOT NULL,
       PRIMARY KEY (room, revision)
     ) STRICT, WITHOUT ROWID;

     CREATE TABLE addins (name_folded TEXT PRIMARY KEY, name TEXT NOT NULL, url TEXT NOT NULL) STRICT, WITHOUT ROWID;

     -- AUTOINCREMENT: whoever asks what came after an id is never told too little.
     CREATE TABLE room_invitations (
       id INTEGER PRIMARY KEY AUTOINCREMENT,
       person TEXT NOT NULL,
       room INTEGER NOT NULL,
       at INTEGER NOT NULL,
       inviter TEXT NOT NULL,
       UNIQUE (person, room)
     ) STRICT;
     CREATE INDEX room_invitations_by_room ON room_invitations (room);

     CREATE TABLE room_requests (
       room INTEGER NOT NULL,
       person TEXT NOT NULL,
       kind TEXT NOT NULL CHECK (kind IN ('membership', 'voice')),
       nickname TEXT,
       words TEXT,
       at INTEGER NOT NULL,
       PRIMARY KEY (room, person, kind)
     ) STRICT, WITHOUT ROWID;

     CREATE TABLE room_options (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,

    // The volumes of the index of words (sqlite-words.ts), which makes a table for each: from which id to which.
    `CREATE TABLE room_word_volumes (
       number INTEGER PRIMARY KEY,
       first INTEGER NOT NULL,
       last INTEGER NOT NULL,
       size INTEGER NOT NULL
     ) STRICT;`,

    'ALTER TABLE addins ADD COLUMN block INTEGER NOT NULL DEFAULT 0;',

    // The key of the room that a secret one is shown as one with; a key is never given twice, so it may be one of a
    // room that is gone.
    'ALTER TABLE rooms ADD COLUMN companion INTEGER;',
  ],
} as const;
