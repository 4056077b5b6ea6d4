/** What somebody said, as it is copied. */
export interface Line {
  readonly author: string;
  /** In words. */
  readonly when: string;
  readonly text: string;
}

/** Messages as plain text: who said what, and when. What holds nothing is left out. */
export function transcript(lines: readonly Line[]): string {
  return lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ author, when, text }) => `[${when}] ${author}: ${text.trimEnd()}`)
    .join('\n');
}
