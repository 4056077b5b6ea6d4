import { describe, expect, test } from 'vitest';
import type { FeedWish } from '#electron/bridge/contract.ts';
import {
  feedDraft,
  narrowed,
  problemOf,
  switched,
  wishOf,
  withRoom,
} from '#renderer/store/feeds/feed-draft.ts';
import { collectsOf } from '#renderer/view/feeds/collects.ts';

const draft = (name: string, match: Partial<FeedWish['match']>) =>
  feedDraft({ name, match: { text: '', wording: 'all', ...match } });

describe('a feed that somebody writes', () => {
  test('begins with nothing, or with what was looked for', () => {
    expect(feedDraft({})).toEqual({ name: '', match: { text: '', wording: 'all' }, action: 'count' });
    expect(feedDraft({ name: 'Late', match: { text: 'late', wording: 'any', story: true } })).toEqual({
      name: 'Late',
      match: { text: 'late', wording: 'any', story: true },
      action: 'count',
    });
  });

  test.each([
    ['noName', draft(' ', { text: 'late' })],
    ['nothingAsked', draft('Late', { text: ' ' })],
    ['nothingAsked', draft('Late', { by: ' ' })],
    ['nothingAsked', draft('Late', { authors: [] })],
    ['noRooms', draft('Late', { text: 'late', rooms: [] })],
    [undefined, draft('Late', { rooms: ['desk@rooms'] })],
    [undefined, draft('Late', { hasLink: true })],
    [undefined, draft('Late', { authors: ['ana@example.org'] })],
  ] as const)('%s keeps it from being kept', (problem, wish) => {
    expect(problemOf(wish)).toBe(problem);
  });

  test('is kept without what is empty', () => {
    expect(wishOf(draft(' Late ', { text: ' late ', by: '', authors: [] }))).toEqual({
      name: 'Late',
      match: { text: 'late', wording: 'all' },
      action: 'count',
    });
  });

  test('a switch is there or is not', () => {
    const on = switched(draft('Late', {}), 'importance', true);
    expect(on.match).toEqual({ text: '', wording: 'all', importance: 'Alert' });
    expect(switched(on, 'importance', false).match).toEqual({ text: '', wording: 'all' });
    expect(switched(on, 'story', true).match.story).toBe(true);
  });

  test('rooms that are not on the list stay in it while others are chosen', () => {
    const { match } = narrowed(draft('Late', {}), { rooms: ['gone@rooms'] });
    expect(withRoom(match, 'desk@rooms', true)).toEqual(['gone@rooms', 'desk@rooms']);
    expect(withRoom(match, 'gone@rooms', false)).toEqual([]);
  });
});

test.each([
  [{ text: 'late' }, '“late”'],
  [{ text: 'late slow', wording: 'any' as const }, 'any of “late slow”'],
  [{ text: 'late slow', wording: 'phrase' as const }, 'just “late slow”'],
  [{ rooms: ['a', 'b'], importance: 'Alert' as const }, 'in 2 rooms · important only'],
  [{ by: 'Ana', authors: ['x'], hasLink: true as const }, 'by Ana · by 1 person · with a link'],
])('in one line what %j collects', (match, line) => {
  expect(collectsOf({ text: '', wording: 'all', ...match })).toBe(line);
});
