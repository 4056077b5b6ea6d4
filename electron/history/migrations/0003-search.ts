/**
 * The index holds texts as `searchable` writes them, and beside them `facets`: a token for each thing that a search
 * can be narrowed by, so that a filter is one more word to look for. Each begins with a private-use character of its
 * own, which `facetsOf` writes the same. FTS5's `integrity-check` compares the index with the view.
 *
 * `vocabulary` has the index's words once, numbered as they came, so that beginnings and parts of words are found
 * without reading the index; `terms` is what the index itself says of its words. While messages are stored,
 * segments of the index are merged by eights: half as long a stop at the worst commit as by fours, and storing is a
 * sixth faster; in quiet moments by twos: a search among few segments is four times as fast. Pages of a thousand bytes
 * instead of four thousand halve the worst stop once more, as merging is done by pages, and a search in a small room
 * reads half as much.
 *
 * A room is kept for `keep_days`, or for ever where that is null: then nothing is stored below `kept_from`. `import`
 * is the number of the import that brought a message; null where the room itself did.
 */
export const search = `
ALTER TABLE messages ADD COLUMN mentions TEXT;
ALTER TABLE messages ADD COLUMN has_link INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN via TEXT;
ALTER TABLE messages ADD COLUMN coded TEXT;
ALTER TABLE stretches ADD COLUMN unreadable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN keep_days INTEGER;
ALTER TABLE rooms ADD COLUMN kept_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN import INTEGER;
CREATE INDEX messages_by_import ON messages (import) WHERE import IS NOT NULL;
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  finished INTEGER NOT NULL DEFAULT 0
) STRICT;
UPDATE messages SET has_link = 1 WHERE holds_link(text);
CREATE INDEX mentions_of_me ON messages (room, key) WHERE mentions_me = 1;

DROP TABLE words;
DROP VIEW indexed;
CREATE VIEW indexed (key, facets, title, text) AS SELECT
  key,
  char(57344) || room || ' ' || char(57345) || author
    || iif(important, ' ' || char(57346), '')
    || iif(title IS NULL, '', ' ' || char(57347))
    || iif(has_link, ' ' || char(57348), '')
    || iif(mentions_me, ' ' || char(57349), ''),
  searchable(title),
  searchable(text)
FROM messages;
CREATE VIRTUAL TABLE words USING fts5(
  facets, title, text,
  content = 'indexed', content_rowid = 'key',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'", prefix = '2 3'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
INSERT INTO words (words, rank) VALUES ('pgsz', 1000);
INSERT INTO words (words, rank) VALUES ('automerge', 8);
INSERT INTO words (words, rank) VALUES ('usermerge', 2);
INSERT INTO words (words) VALUES ('rebuild');

CREATE VIRTUAL TABLE terms USING fts5vocab(words, row);
CREATE TABLE vocabulary (id INTEGER PRIMARY KEY AUTOINCREMENT, term TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO vocabulary (term) SELECT term FROM terms WHERE is_worth_knowing(term);
`;
