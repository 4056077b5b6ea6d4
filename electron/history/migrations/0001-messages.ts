/**
 * Rows of a room lie side by side (`WITHOUT ROWID`), so that a page is one walk; `key` is unique over all rooms
 * because the index names its rows by it. Only own messages are indexed by origin id: those of others are never
 * looked up, and random keys make storing four times slower.
 *
 * `words` is an external-content index over a view, so that FTS5's own `integrity-check` can compare the room's
 * token with what the view computes. That token, in `place`, begins with a private-use character: no typed word
 * has it, and prefixes of typed words never meet it.
 */
export const messages = `
CREATE TABLE rooms (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  listed INTEGER NOT NULL DEFAULT 0,
  facts TEXT,
  read_up_to INTEGER,
  unread INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  stored INTEGER NOT NULL DEFAULT 0,
  newest INTEGER NOT NULL DEFAULT 0,
  last_at INTEGER
) STRICT;

CREATE TABLE authors (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (person, name)
) STRICT;

CREATE TABLE messages (
  room INTEGER NOT NULL,
  key INTEGER NOT NULL,
  author INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  archive_id TEXT,
  origin_id TEXT,
  own INTEGER NOT NULL,
  mentions_me INTEGER NOT NULL,
  important INTEGER NOT NULL,
  title TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (room, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX messages_by_key ON messages (key);
CREATE UNIQUE INDEX messages_by_archive_id ON messages (room, archive_id) WHERE archive_id IS NOT NULL;
CREATE INDEX own_messages_by_origin_id ON messages (room, origin_id) WHERE own = 1 AND origin_id IS NOT NULL;

CREATE TABLE stretches (
  id INTEGER PRIMARY KEY,
  room INTEGER NOT NULL,
  from_key INTEGER NOT NULL,
  first TEXT,
  last TEXT,
  bottom INTEGER NOT NULL
) STRICT;
CREATE INDEX stretches_by_room ON stretches (room, from_key);

CREATE VIEW indexed (key, place, title, text) AS
  SELECT key, char(57344) || room, title, text FROM messages;
CREATE VIRTUAL TABLE words USING fts5(
  place, title, text,
  content = 'indexed', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
`;
