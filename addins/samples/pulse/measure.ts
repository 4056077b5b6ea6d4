import type { AddInMessage } from '#addins/sdk/index.ts';

const day = 86_400_000;

/** Messages on each of so many days, the last of them today. */
export function perDay(messages: readonly AddInMessage[], now: number, days: number): readonly number[] {
  const today = startOfDay(now);
  const counts = Array.from({ length: days }, () => 0);
  for (const { sentAt } of messages) {
    // Rounded, because a day may have 23 or 25 hours.
    const ago = Math.round((today - startOfDay(sentAt)) / day);
    const at = days - 1 - ago;
    if (at >= 0 && at < days) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The words that are said in most messages, and are not said in nearly all of them. */
export function topics(
  messages: readonly AddInMessage[],
  language: string,
  most: number,
): readonly (readonly [string, number])[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const counts = new Map<string, number>();
  for (const { text } of messages) {
    const words = [...segmenter.segment(text.slice(0, 2000))]
      .filter(({ isWordLike, segment }) => isWordLike === true && segment.length >= 5 && !/^\d/.test(segment))
      .map(({ segment }) => segment.toLocaleLowerCase(language));
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1 && (messages.length < 20 || count < messages.length * 0.6))
    .sort(([a, some], [b, other]) => other - some || a.localeCompare(b, language))
    .slice(0, most);
}

/** Questions after which nobody else said anything for a while, the newest first. */
export function unanswered(messages: readonly AddInMessage[], most: number): readonly AddInMessage[] {
  const patience = day / 12;
  return messages
    .filter(({ text, author, sentAt }, at) => {
      if (!/[?？؟]\s*$/u.test(text)) return false;
      const next = messages.slice(at + 1).find((later) => later.author.id !== author.id);
      return !next || next.sentAt - sentAt > patience;
    })
    .slice(-most)
    .reverse();
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
