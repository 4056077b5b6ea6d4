/** Something that is not to be said, and what stands there instead. */
export interface Rule {
  readonly pattern: RegExp;
  readonly reason: string;
}

/**
 * Rules, one on each line: a regular expression between slashes, and the reason; lines that begin with `#` say nothing.
 * Throws where a line is no rule.
 */
export function readRules(text: string): readonly Rule[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, pattern, reason] = /^\/(.+)\/\s+(.+)$/.exec(line) ?? [];
      if (pattern === undefined || reason === undefined) throw new Error(`This is no rule: ${line}`);
      return { pattern: new RegExp(pattern, 'iu'), reason };
    });
}

/** The reason of the first rule that a message breaks. */
export function brokenBy(
  { text, storyTitle = '' }: { readonly text: string; readonly storyTitle?: string },
  rules: readonly Rule[],
): string | undefined {
  return rules.find(({ pattern }) => pattern.test(text) || pattern.test(storyTitle))?.reason;
}
