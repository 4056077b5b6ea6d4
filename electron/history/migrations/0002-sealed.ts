/** A room's seal stands in its row: it is lost only together with everything that it hides. */
export const sealed = 'ALTER TABLE rooms ADD COLUMN sealed_at INTEGER;';
