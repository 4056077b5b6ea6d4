import { describe, expect, test } from 'vitest';
import { Kept } from '#electron/chat/directory/kept.ts';
import { matches, mayMatch, needsDescription, unanswerable } from '#electron/chat/directory/matching.ts';
import type { ChatRoomCriteria, ChatRoomSnapshot } from '#electron/chat/index.ts';

const room: ChatRoomSnapshot = {
  address: 'pilots@rooms.example.com',
  name: 'Harbour  Pilots',
  description: 'Ships that come in',
  privacy: 'Closed',
  behavior: 'Normal',
  category: 'Rooms',
};

test.each<[ChatRoomCriteria, boolean]>([
  [{}, true],
  [{ text: '' }, true],
  [{ text: '  ' }, true],
  [{ text: 'pilot' }, true],
  [{ text: 'ＰＩＬＯＴ' }, true],
  [{ text: 'ships' }, false],
  [{ text: 'ships', inDescription: true }, true],
  [{ text: 'ships pilots' }, true],
  [{ text: 'ships pilots', words: 'all' }, false],
  [{ text: 'ships pilots', words: 'all', inDescription: true }, true],
  [{ text: 'harbour pilots', words: 'phrase' }, true],
  [{ text: 'pilots harbour', words: 'phrase' }, false],
  [{ privacy: 'Closed' }, true],
  [{ privacy: 'Open' }, false],
  [{ behavior: 'Auditorium' }, false],
  [{ text: 'pilot', privacy: 'Open' }, false],
])('%j fits the room: %s', (criteria, expected) => {
  expect(matches(room, criteria)).toBe(expected);
  if (expected) expect(mayMatch(room.name, criteria)).toBe(true);
});

test('a name alone decides where nothing else is asked', () => {
  expect(mayMatch('Harbour', { text: 'ships' })).toBe(false);
  expect(mayMatch('Harbour', { text: 'ships', inDescription: true })).toBe(true);
  expect(needsDescription({ text: 'x' })).toBe(false);
  expect(needsDescription({ inDescription: true })).toBe(false);
  expect(needsDescription({ text: 'x', inDescription: true })).toBe(true);
  expect(needsDescription({ privacy: 'Open' })).toBe(true);
});

test('what only our service knows is said to be unanswered; that a room is not disabled is known', () => {
  const criteria = {
    text: 'x',
    privacy: 'Open',
    mine: 'member',
    disabled: false,
    invitations: false,
  } as const;
  expect(unanswerable(criteria)).toEqual(['invitations', 'mine']);
  expect(unanswerable({ disabled: true })).toEqual(['disabled']);
});

describe('kept answers', () => {
  const asking = (answers: readonly (string | Error)[]) => {
    let asked = 0;
    return {
      ask: async () => {
        const answer = answers[asked];
        asked += 1;
        if (answer instanceof Error) throw answer;
        return answer;
      },
      count: () => asked,
    };
  };

  test('are asked for once, also by several at the same time, and anew when they are old', async () => {
    let now = 0;
    const kept = new Kept<string | undefined>(100, 10, () => now);
    const { ask, count } = asking(['first', 'second']);
    expect(await Promise.all([kept.get('a', ask), kept.get('a', ask)])).toEqual(['first', 'first']);
    now = 99;
    expect(await kept.get('a', ask)).toBe('first');
    now = 100;
    expect(await kept.get('a', ask)).toBe('second');
    expect(count()).toBe(2);
  });

  test('are asked for again after a failure', async () => {
    const kept = new Kept<string | undefined>(100, 10, () => 0);
    const { ask } = asking([new Error('lost'), 'found']);
    await expect(kept.get('a', ask)).rejects.toThrow('lost');
    expect(await kept.get('a', ask)).toBe('found');
  });

  test('are no more than so many: the oldest go', async () => {
    const kept = new Kept<string | undefined>(100, 2, () => 0);
    const { ask, count } = asking(['a', 'b', 'c', 'a again']);
    for (const key of ['a', 'b', 'c']) await kept.get(key, ask);
    expect(await kept.get('c', ask)).toBe('c');
    expect(await kept.get('a', ask)).toBe('a again');
    expect(count()).toBe(4);
  });
});
