import type { Message } from '#electron/model/message.ts';
import { randomFrom, seed } from '#test/support/random.ts';

/** Large rooms and small ones: the n-th has 1/n of what the first has. */
export const rooms = Array.from({ length: 200 }, (_, index) => `room${index}@rooms.localhost`);
export const largeRoom = rooms[0] ?? '';
export const smallRoom = rooms[150] ?? '';

/** Words that searches look for; how often they are said stands in `text`. */
export const commonWord = 'desk';
export const rareWord = 'kingfisher';

const people = Array.from({ length: 400 }, (_, index) => ({
  id: `person${index}@localhost`,
  name: `Person ${index}`,
}));

const start = Date.UTC(2015, 0, 1);
/** A message every five minutes: a million of them are ten years. */
const pace = 5 * 60_000;

/** Messages one after the other, the same in every run. */
export function speaker(): () => Message {
  const random = randomFrom(seed);
  const vocabulary = wordsFrom(random);
  const room = rarer(rooms, random);
  const word = rarer(vocabulary, random);
  const person = rarer(people, random);
  let count = 0;
  const text = (): string => {
    const words = Array.from({ length: 8 + Math.floor(random() * 24) }, word);
    if (random() < 0.05) words.push(`order ${Math.floor(random() * 1e7)}`);
    if (random() < 0.03) words.push(`https://example.com/${word()}/${word()}`);
    if (count % 20_000 === 7) words.push(rareWord);
    return words.join(' ');
  };
  return () => {
    count += 1;
    const sentAt = start + count * pace + Math.floor(random() * pace);
    return {
      room: room(),
      archiveId: `${sentAt}${count % 1000}`,
      author: person(),
      own: false,
      sentAt,
      text: text(),
      importance: random() < 0.01 ? 'Alert' : 'Regular',
    };
  };
}

/** Twenty thousand words of two to four syllables; the first are the common ones. */
function wordsFrom(random: () => number): readonly string[] {
  const syllables = [...'bcdfghklmnprstvw'].flatMap((head) => [...'aeiou'].map((tail) => head + tail));
  const syllable = (): string => syllables[Math.floor(random() * syllables.length)] ?? '';
  const made = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''),
  );
  return ['the', 'is', commonWord, 'late', 'feed', 'level', 'price', ...new Set(made)];
}

/** Draws the n-th item 1/n times as often as the first (Zipf). */
function rarer<Item>(items: readonly Item[], random: () => number): () => Item {
  const sums: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= items.length; rank += 1) {
    total += 1 / rank;
    sums.push(total);
  }
  return () => {
    const wanted = random() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const found = items[low];
    if (found === undefined) throw new Error('there is nothing to draw from');
    return found;
  };
}
