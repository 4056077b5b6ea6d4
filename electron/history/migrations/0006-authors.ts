/** The number of an author is never given to another: whoever knows what it stands for may remember it. */
export const authors = `
CREATE TABLE numbered (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (person, name)
) STRICT;
INSERT INTO numbered SELECT id, person, name FROM authors;
DROP TABLE authors;
ALTER TABLE numbered RENAME TO authors;
`;
