/**
 * The number of an author is never given to another: whoever knows what it stands for may remember it. The vocabulary
 * has very long words by their beginnings, so that all words which begin with something can be named.
 */
export const known = `
CREATE TABLE numbered (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (person, name)
) STRICT;
INSERT INTO numbered SELECT id, person, name FROM authors;
DROP TABLE authors;
ALTER TABLE numbered RENAME TO authors;
INSERT INTO vocabulary (term) SELECT DISTINCT known_as(term) FROM terms WHERE length(term) > 50 AND known_as(term) <> term;
`;
