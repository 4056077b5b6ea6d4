import { expect, test } from 'vitest';
import { type Feed, type FeedWish, firstEgoFeed } from '#electron/model/feed.ts';
import { changedFeed, checkFeedWish, inOrder } from '#electron/model/feed-wish.ts';

const wish: FeedWish = { name: 'Fires', match: { text: 'fire', wording: 'all' }, action: 'count' };
const feed: Feed = { ...wish, id: 'f' };
const rooms = Array.from({ length: 1001 }, (_, index) => `room${index}@rooms.localhost`);

function fault(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

test.each<[string, Partial<FeedWish>, object | undefined]>([
  ['as it should be', {}, undefined],
  ['without a name', { name: ' ' }, { code: 'InvalidArgument', field: 'name' }],
  ['with an endless name', { name: 'n'.repeat(257) }, { code: 'LimitExceeded', field: 'name' }],
  [
    'with nothing to look for',
    { match: { text: ' ', wording: 'any' } },
    { code: 'InvalidArgument', field: 'match' },
  ],
  [
    'with punctuation alone',
    { match: { text: '?!', wording: 'any', story: true } },
    { code: 'InvalidArgument', field: 'match' },
  ],
  ['of one room', { match: { text: '', wording: 'any', rooms: rooms.slice(0, 1) } }, undefined],
  [
    'of too many rooms',
    { match: { text: '', wording: 'any', rooms } },
    { code: 'LimitExceeded', field: 'match' },
  ],
  [
    'with a book to look for',
    { match: { text: 'word '.repeat(300), wording: 'any' } },
    { code: 'LimitExceeded', field: 'match' },
  ],
])('A feed %s', (_, change, expected) => {
  const refused = fault(() => checkFeedWish({ ...wish, ...change }));
  if (expected) expect(refused).toMatchObject({ fault: expected });
  else expect(refused).toBeUndefined();
});

test('Of the ego feed only what it does can be changed; of one that is not understood nothing', () => {
  expect(changedFeed(firstEgoFeed, { action: 'sound' })).toMatchObject({
    action: 'sound',
    match: firstEgoFeed.match,
  });
  for (const change of [{ name: 'Me' }, { match: wish.match }]) {
    expect(fault(() => changedFeed(firstEgoFeed, change))).toMatchObject({
      fault: { code: 'InvalidArgument' },
    });
  }
  const trouble = 'Not understood here.';
  expect(fault(() => changedFeed({ ...feed, trouble }, { action: 'nothing' }))).toMatchObject({
    fault: { code: 'MsgNotSupported', text: trouble },
  });
});

test('The ego feed comes first, the others by name, whatever their case and accents', () => {
  const named = ['zoo', 'Feed 10', 'éclair', 'feed 2', 'Eclair'].map((name, index) => ({
    id: `${index}`,
    name,
  }));
  const ordered = inOrder([...named, { id: 'ego', name: '' }]).map(({ name }) => name);
  expect(ordered).toEqual(['', 'éclair', 'Eclair', 'feed 2', 'Feed 10', 'zoo']);
});
