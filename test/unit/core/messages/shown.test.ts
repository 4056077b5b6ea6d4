import { expect, test } from 'vitest';
import { cut, shown } from '#electron/core/messages/shown.ts';
import type { StoredMessage } from '#electron/model/message.ts';

const message: StoredMessage = {
  room: 'desk@rooms.example.org',
  key: 1,
  author: { id: 'ben@example.org', name: 'Ben' },
  own: false,
  sentAt: 0,
  text: 'hello',
  importance: 'Regular',
  mentionsMe: false,
};
const lengths = (count: number, text: string) =>
  shown(Array.from({ length: count }, () => ({ ...message, text }))).map((one) => one.text.length);

test('what people write is shown as it is', () => {
  const story = { ...message, storyTitle: 'Title', text: 'x'.repeat(65_536) };
  expect(shown([message, story])).toEqual([message, story]);
  expect(shown([])).toEqual([]);
});

test('ten megabytes are cut, and say so', () => {
  const [huge] = shown([{ ...message, text: 'x'.repeat(10_000_000) }]);
  expect(huge?.text.length).toBeLessThan(300_000);
  expect(huge?.text.endsWith('…')).toBe(true);
});

test('however many enormous messages there are, together they stay what the bridge can carry', () => {
  for (const count of [1, 60, 120, 500]) {
    const sum = lengths(count, 'x'.repeat(400_000)).reduce((all, length) => all + length, 0);
    expect(sum).toBeLessThan(8_001_000);
  }
});

test('names and titles that are books are cut, at whole characters', () => {
  const [book] = shown([
    { ...message, storyTitle: 'y'.repeat(5_000), author: { id: 'b', name: 'z'.repeat(5_000) } },
  ]);
  expect([book?.storyTitle?.length, book?.author.name.length]).toEqual([1_001, 1_001]);
  expect(cut(`${'x'.repeat(999)}🦊`).isWellFormed()).toBe(true);
});
