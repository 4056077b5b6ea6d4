import type { Mention } from './message-part.ts';

/**
 * Where mentions stand after a text was changed in one place: those before and after it keep their words, and one
 * that was changed itself is one no more.
 */
export function movedMentions(
  mentions: readonly Mention[],
  before: string,
  after: string,
): readonly Mention[] {
  if (before === after || mentions.length === 0) return mentions;
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < shorter - same && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [end, by] = [before.length - tail, after.length - before.length];
  return mentions.flatMap((mention) => {
    if (mention.end <= same) return [mention];
    if (mention.begin < end) return [];
    return [{ ...mention, begin: mention.begin + by, end: mention.end + by }];
  });
}
