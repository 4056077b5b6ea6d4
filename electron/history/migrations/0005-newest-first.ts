/**
 * The index has a message under its key negated: FTS5 meets two words much faster upwards than downwards, and the
 * newest are wanted first. A large history is not indexed anew, which would hold up the start for minutes: what it
 * holds below `from_key` stays under its key as it is. `key` of the view is that row's number.
 */
export const newestFirst = `
CREATE TABLE negated (from_key INTEGER NOT NULL) STRICT;
INSERT INTO negated SELECT iif(count(*) > 5000, max(key) + 1, 0) FROM messages;

DROP VIEW indexed;
CREATE VIEW indexed (key, facets, title, text) AS SELECT
  iif(key < (SELECT from_key FROM negated), key, -key),
  char(57344) || room || ' ' || char(57345) || author
    || iif(important, ' ' || char(57346), '')
    || iif(title IS NULL, '', ' ' || char(57347))
    || iif(has_link, ' ' || char(57348), '')
    || iif(mentions_me, ' ' || char(57349), ''),
  searchable(title),
  searchable(text)
FROM messages;
INSERT INTO words (words) SELECT 'rebuild' FROM negated WHERE from_key = 0;
`;
