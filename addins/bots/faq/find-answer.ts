import type { Message } from '#electron/chat/index.ts';

export interface Answer {
  readonly question: Message;
  readonly answer: Message;
}

const patience = 10 * 60_000;
/** So much of the words of two questions must be the same. */
const alike = 0.6;

/** What somebody else said soon after a question that was much the same; the latest that there is. */
export function findAnswer(asked: string, history: readonly Message[]): Answer | undefined {
  const words = wordsOf(asked);
  if (words.size < 2) return undefined;
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const question = history[at];
    if (!question || !isQuestion(question.text) || similarity(words, wordsOf(question.text)) < alike)
      continue;
    const answer = history
      .slice(at + 1)
      .find(({ author, text }) => author.id !== question.author.id && !isQuestion(text));
    if (answer && answer.sentAt - question.sentAt < patience) return { question, answer };
  }
  return undefined;
}

export function isQuestion(text: string): boolean {
  return /[?？؟]\s*$/u.test(text);
}

function wordsOf(text: string): ReadonlySet<string> {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.slice(0, 500));
  const words = [...segments].filter(({ isWordLike, segment }) => isWordLike === true && segment.length > 2);
  return new Set(words.map(({ segment }) => segment.toLocaleLowerCase()));
}

/** What two sets have in common, from 0 to 1 (Jaccard). */
function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / Math.max(1, one.size + other.size - both);
}
