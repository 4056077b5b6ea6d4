/** What a search can be narrowed by, as the index has it: a word that nobody can type. */
export const facets = {
  room: (id: number) => `\u{E000}${id}`,
  author: (id: number) => `\u{E001}${id}`,
  important: '\u{E002}',
  story: '\u{E003}',
  link: '\u{E004}',
  mentionsMe: '\u{E005}',
} as const;

export interface Faceted {
  readonly room: number;
  readonly author: number;
  readonly important: number;
  readonly title: string | null;
  readonly has_link: number;
  readonly mentions_me: number;
}

/** Those of a message; the schema's view computes the same. */
export function facetsOf(row: Faceted): string {
  return [
    facets.room(row.room),
    facets.author(row.author),
    ...(row.important === 1 ? [facets.important] : []),
    ...(row.title === null ? [] : [facets.story]),
    ...(row.has_link === 1 ? [facets.link] : []),
    ...(row.mentions_me === 1 ? [facets.mentionsMe] : []),
  ].join(' ');
}
