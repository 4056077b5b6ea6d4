import { expect, test } from 'vitest';
import { type Missed, summaryOf as summaryWith } from '#electron/alert/summary.ts';

const summaryOf = (all: readonly Missed[]) => summaryWith(all, () => undefined);
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

test('a public room and its private side are one room, as they are one in the list', () => {
  const companions = new Map([
    ['panel', 'desk'],
    ['board', 'desk'],
  ]);
  const inRooms = (...rooms: readonly string[]) =>
    summaryWith(
      rooms.map((room, at) => missed(room, at + 1, 'message')),
      (room) => companions.get(room),
    )?.text.split(', ')[1];
  expect(inRooms('desk', 'panel')).toBe('in one room');
  expect(inRooms('panel')).toBe('in one room');
  expect(inRooms('desk', 'panel', 'rates')).toBe('in 2 rooms');
  expect(inRooms('desk', 'panel', 'board')).toBe('in 2 rooms');
});
