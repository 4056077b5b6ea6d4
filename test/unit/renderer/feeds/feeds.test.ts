import { describe, expect, test } from 'vitest';
import type { FeedEntry } from '#electron/bridge/contract.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { createFeeds, nextFeed } from '#renderer/store/feeds/feeds.ts';

const feed = (id: string, unread = 0): FeedEntry => ({
  id,
  name: id,
  match: { text: id, wording: 'all' },
  action: 'count',
  unread,
});

/** The list, with what was asked of the host; `fails` refuses whatever is asked next. */
function open() {
  const asked: string[] = [];
  let refuses = false;
  const bridge = {
    call: async (name: string, { feed: id = '' }: { readonly feed?: string }) => {
      asked.push(`${name} ${id}`);
      if (refuses) throw new Error('Not now.');
      return {};
    },
    // Only questions about feeds occur here.
  } as unknown as Bridge;
  const feeds = createFeeds(bridge);
  feeds.load([feed('a'), feed('b', 2)]);
  return {
    feeds,
    asked,
    refuse: () => {
      refuses = true;
    },
    shown: () => feeds.state.getState().feeds.map(({ id, unread }) => `${id} ${unread}`),
  };
}

describe('the list of feeds', () => {
  test('counts come without the feeds', () => {
    const { feeds, shown } = open();
    feeds.count([
      { feed: 'a', unread: 3 },
      { feed: 'unknown', unread: 9 },
    ]);
    expect(shown()).toEqual(['a 3', 'b 2']);
  });

  test('what is put away is out of sight, whatever the host says of it, and comes back as it is by then', () => {
    const { feeds, shown, asked } = open();
    feeds.putAway('b');
    expect(shown()).toEqual(['a 0']);
    feeds.load([feed('a'), feed('b', 5)]);
    expect(shown()).toEqual(['a 0']);
    feeds.bringBack('b');
    expect(shown()).toEqual(['a 0', 'b 5']);
    expect(asked).toEqual([]);
  });

  test('only what is still away is removed', async () => {
    const { feeds, asked } = open();
    feeds.putAway('a');
    feeds.bringBack('a');
    await feeds.remove('a');
    expect(asked).toEqual([]);
    feeds.putAway('a');
    await feeds.remove('a');
    expect(asked).toEqual(['feeds.remove a']);
  });

  test('what could not be removed is in sight again', async () => {
    const { feeds, shown, refuse } = open();
    feeds.putAway('a');
    refuse();
    await expect(feeds.remove('a')).rejects.toThrow('Not now.');
    expect(shown()).toEqual(['a 0', 'b 2']);
  });

  test('when the page goes, what is away is removed', () => {
    const { feeds, asked } = open();
    feeds.putAway('a');
    feeds.flush();
    expect(asked).toEqual(['feeds.remove a']);
  });

  test('of another account nothing is away', () => {
    const { feeds, shown } = open();
    feeds.putAway('a');
    feeds.load([]);
    feeds.load([feed('a')]);
    expect(shown()).toEqual(['a 0']);
  });
});

describe('the next feed', () => {
  const all = [feed('a'), feed('b', 1), feed('c'), feed('d', 1)];
  test.each([
    [null, 1, 'b'],
    [null, -1, 'd'],
    ['b', 1, 'd'],
    ['d', 1, 'b'],
    ['b', -1, 'd'],
  ] as const)('from %s by %i is the one with something unread: %s', (from, step, to) => {
    expect(nextFeed(all, from, step)?.id).toBe(to);
  });

  test('is just the next where nothing is unread, and none where there is no other', () => {
    const read = [feed('a'), feed('b'), feed('c')];
    expect(nextFeed(read, 'c', 1)?.id).toBe('a');
    expect(nextFeed(read, 'a', -1)?.id).toBe('c');
    expect(nextFeed([feed('a')], 'a', 1)).toBeUndefined();
    expect(nextFeed([], null, -1)).toBeUndefined();
  });
});
