import { describe, expect, test } from 'vitest';
import { fitOf } from '#renderer/view/composer/fit.ts';
import { asMessage, asStory, isWhole } from '#renderer/view/composer/story-draft.ts';

const draft = (text: string, storyTitle?: string) => ({
  room: 'desk@rooms.localhost',
  importance: 'Alert' as const,
  text,
  ...(storyTitle !== undefined && { storyTitle }),
});

describe('a story and a message are written over into each other without loss', () => {
  test.each([
    ['one line', draft('one line', '')],
    ['A title\n\nand a body', draft('and a body', 'A title')],
    ['\nno title', draft('\nno title', '')],
    [`${'long '.repeat(40)}\nbody`, draft(`${'long '.repeat(40)}\nbody`, '')],
    ['', draft('', '')],
  ])('%j as a story', (text, expected) => {
    expect(asStory(draft(text))).toEqual(expected);
  });

  test.each([
    [draft('body', 'title'), 'title\nbody'],
    [draft('body', '  '), 'body'],
    [draft('', 'title'), 'title'],
  ])('%j as a message', (from, text) => {
    expect(asMessage(from)).toEqual(draft(text));
  });

  test('a story is whole with a title and a body', () => {
    expect([draft('b', 't'), draft('b', ' '), draft(' ', 't'), draft('b')].map(isWhole)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('what fits', () => {
  const limits = { messageSize: 10, storySize: 20 };
  test.each([
    [draft('short'), limits, { kind: 'plenty' }],
    [draft('nine byte'), limits, { kind: 'near', left: 1 }],
    [draft('eleven byte'), limits, { kind: 'over', by: 1, asStory: true, most: 20 }],
    [draft('ü'.repeat(10)), limits, { kind: 'over', by: 10, asStory: false, most: 20 }],
    [draft('ü'.repeat(9), 'ttt'), limits, { kind: 'over', by: 1, asStory: false, most: 20 }],
    [draft('eleven byte'), { messageSize: 10 }, { kind: 'over', by: 1, asStory: false, most: 10 }],
    [draft('x'.repeat(1000)), {}, { kind: 'plenty' }],
    [draft('x'.repeat(248_001)), {}, { kind: 'over', by: 1, asStory: false, most: 248_000 }],
    [draft('x'.repeat(9000)), { stanzaSize: 10_000 }, { kind: 'over', by: 1000, asStory: false, most: 8000 }],
  ])('%j within %j', (from, within, expected) => {
    expect(fitOf(from, within)).toEqual(expected);
  });
});
