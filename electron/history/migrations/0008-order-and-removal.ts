/**
 * `taken_back` is what a room took back (XEP-0424, 0425), so that no file and no answer brings it again: what was said
 * under that id until `until`. A server that was set up anew may give the id to something else afterwards.
 *
 * A stretch that is `by_time` was put beside its neighbours by its times alone; the archive may say otherwise.
 */
export const orderAndRemoval = `
CREATE TABLE taken_back (
  room INTEGER NOT NULL,
  archive_id TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (room, archive_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE stretches ADD COLUMN by_time INTEGER NOT NULL DEFAULT 0;
`;
