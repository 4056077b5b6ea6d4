import { describe, expect, test } from 'vitest';
import type { Ask, FeedPage, StoredMessage } from '#electron/bridge/contract.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { createFeedReading } from '#renderer/store/feeds/feed-reading.ts';
import { message } from '../messages.ts';

const page = (messages: readonly StoredMessage[], more: Partial<FeedPage> = {}): FeedPage => ({
  messages,
  reachedStart: false,
  reachedEnd: true,
  unread: [],
  terms: [],
  ...more,
});
const of = (...keys: readonly number[]) => keys.map((key) => ({ ...message(key), key }));

/** A reading whose pages are given by the test, in the order in which they are asked for. */
function open(...pages: readonly (FeedPage | Error)[]) {
  const asked: Ask<'feeds.page'>[] = [];
  const waiting = [...pages];
  const bridge = {
    call: async (name: string, ask: Ask<'feeds.page'>) => {
      if (name === 'messages.page') return { messages: of(4, 5, 6) };
      asked.push(ask);
      const next = waiting.shift() ?? page([]);
      if (next instanceof Error) throw next;
      return next;
    },
    // Only these two questions occur here.
  } as unknown as Bridge;
  const gone = new Set<string>();
  const reading = createFeedReading(bridge, (room) => !gone.has(room));
  const now = () => reading.state.getState();
  return { reading, asked, now, gone, keys: () => now().messages.map(({ key }) => key) };
}

describe('a feed that is read', () => {
  test('begins with its newest, what is unread in them marked', async () => {
    const { reading, asked, now, keys } = open(page(of(1, 2, 3), { unread: [3], terms: ['late'] }));
    await reading.open({ feed: 'a' });
    expect(asked).toEqual([{ feed: 'a', from: { at: 'newest' }, limit: 50 }]);
    expect(keys()).toEqual([1, 2, 3]);
    expect([now().status, [...now().fresh], now().terms]).toEqual(['ready', [3], ['late']]);
  });

  test('stands as it was when one comes back to a place that is held, and is asked for anew otherwise', async () => {
    const { reading, asked, keys } = open(page(of(1, 2, 3)), page(of(7, 8)));
    await reading.open({ feed: 'a' });
    await reading.open({ feed: 'a', mark: { key: 2, offset: 12 } });
    expect(asked).toHaveLength(1);
    await reading.open({ feed: 'a', mark: { key: 8, offset: 12 } });
    expect(asked[1]).toMatchObject({ from: { at: 'around', key: 8 } });
    expect(keys()).toEqual([7, 8]);
  });

  test('older ones come above; what could not be read is tried again', async () => {
    const { reading, keys, now } = open(
      page(of(5, 6)),
      new Error('no'),
      page(of(3, 4), { reachedStart: true }),
    );
    await reading.open({ feed: 'a' });
    await reading.loadMore('older');
    expect([keys(), now().older?.code]).toEqual([[5, 6], 'Internal']);
    await reading.loadMore('older');
    expect([keys(), now().reachedStart]).toEqual([[3, 4, 5, 6], true]);
    await reading.loadMore('older');
    expect(keys()).toEqual([3, 4, 5, 6]);
  });

  test('what is said is added in its order, and news only if somebody else said it', async () => {
    const { reading, keys, now } = open(page(of(1, 2)));
    await reading.open({ feed: 'a' });
    const [third, fourth] = of(3, 4);
    if (!third || !fourth) throw new Error('Two were made.');
    reading.matched([
      { feeds: ['b', 'a'], message: fourth },
      { feeds: ['a'], message: { ...third, own: true } },
      { feeds: ['b'], message: { ...third, key: 9 } },
    ]);
    expect(keys()).toEqual([1, 2, 3, 4]);
    expect([...now().fresh]).toEqual([4]);
  });

  test('what is said takes nothing away from whoever reads further up; whoever has seen all goes on', async () => {
    const all = of(...Array.from({ length: 400 }, (_, index) => index + 1));
    const [first, second] = of(401, 402);
    if (!first || !second) throw new Error('Two were made.');
    const { reading, keys, now } = open(page(all), page([first, second]));
    await reading.open({ feed: 'a' });
    reading.setSeen(20);
    reading.matched([{ feeds: ['a'], message: first }]);
    expect([keys().at(0), keys().at(-1), now().reachedEnd]).toEqual([1, 400, false]);
    reading.setSeen(400);
    await reading.loadMore('newer');
    expect([keys().at(-1), now().reachedEnd]).toEqual([402, true]);
    expect(keys().length).toBeLessThanOrEqual(400);
  });

  test('of a room that is lost nothing is left, nor of the lines around its messages', async () => {
    const [first, second] = of(1, 5);
    if (!first || !second) throw new Error('Two were made.');
    const { reading, keys, now } = open(page([first, { ...second, room: 'gone@rooms' }]));
    await reading.open({ feed: 'a' });
    await reading.toggleLines('gone@rooms', 5);
    expect(now().lines.get(5)).toMatchObject({ state: 'shown', before: [{ key: 4 }], after: [{ key: 6 }] });
    reading.drop(new Set(['gone@rooms']));
    expect([keys(), now().lines.size]).toEqual([[1], 0]);
  });

  test('nothing is taken in of a room that was lost while the answer came', async () => {
    const [first, second] = of(1, 5);
    if (!first || !second) throw new Error('Two were made.');
    const lost = { ...second, room: 'gone@rooms' };
    const { reading, gone, keys } = open(page([first, lost]));
    const opened = reading.open({ feed: 'a' });
    gone.add('gone@rooms');
    await opened;
    reading.matched([{ feeds: ['a'], message: { ...lost, key: 9 } }]);
    expect(keys()).toEqual([1]);
  });

  test('a page that arrives for a feed one has left changes nothing', async () => {
    const { reading, keys } = open(page(of(1)), page(of(2)));
    const first = reading.open({ feed: 'a' });
    const second = reading.open({ feed: 'b' });
    await Promise.all([first, second]);
    expect(keys()).toEqual([2]);
  });
});
