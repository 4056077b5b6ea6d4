/** `position` is the order of writing; AUTOINCREMENT, so that no position is ever given twice. */
export const rows = `
CREATE TABLE outbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  origin_id TEXT NOT NULL UNIQUE,
  room TEXT NOT NULL,
  text TEXT NOT NULL,
  important INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'failed', 'unsure')),
  reason TEXT,
  attempted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX outbox_by_room ON outbox (room, position);

CREATE TABLE drafts (
  room TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  important INTEGER NOT NULL
) STRICT;
`;
