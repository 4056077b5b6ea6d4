import { expect, test } from 'vitest';
import { type Missed, summaryOf } from '#electron/alert/summary.ts';

const missed = (room: string, key: number, because: Missed['because']): Missed => ({ room, key, because });

test('a night away is one sentence, and leads to the first mention', () => {
  const all = [
    missed('a', 1, 'message'),
    missed('b', 3, 'mentioned'),
    missed('b', 2, 'mentioned'),
    missed('a', 4, 'important'),
    missed('a', 5, 'message'),
  ];
  expect(summaryOf(all)).toMatchObject({
    ...{ room: 'b', key: 2, because: 'absence', important: true },
    title: 'While you were away',
    text: '2 mentions of you, 1 important message, 2 messages, in 2 rooms',
  });
});

test('one room is no number, and nothing is nothing', () => {
  expect(summaryOf([missed('a', 1, 'keyword')])?.text).toBe('1 message with a keyword, in one room');
  expect(summaryOf([])).toBeUndefined();
});
