/**
 * Segments of the index are merged in the reader's thread alone. A commit that merges stops everything else for as long
 * as the longest list of places in it takes to write, which grows with the history. Where nobody merges, there is an
 * end to it all the same.
 */
export const mergedApart = `
INSERT INTO words (words, rank) VALUES ('automerge', 0);
INSERT INTO words (words, rank) VALUES ('crisismerge', 64);
`;
