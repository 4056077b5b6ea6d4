import { describe, expect, test } from 'vitest';
import type { Ask, SearchAnswer, SearchHit } from '#electron/bridge/contract.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { createSearch } from '#renderer/store/search.ts';
import { mergeHits } from '#renderer/store/search-hits.ts';
import { message } from './messages.ts';

const hit = (minutes: number, more: Partial<SearchHit['message']> = {}): SearchHit => ({
  message: { ...message(minutes), archiveId: `a${minutes}`, ...more },
  roomName: 'Desk',
});
const uncached = (minutes: number): SearchHit => {
  const { key: _, ...found } = hit(minutes).message;
  return { message: found, roomName: 'Desk' };
};
const answer = (hits: readonly SearchHit[]): SearchAnswer => ({
  hits,
  more: false,
  terms: ['x'],
  coverage: [],
});

/** A search whose answers come when the test says so. */
function open() {
  const asks: {
    readonly ask: Ask<'messages.search'>;
    readonly answer: (hits: readonly SearchHit[]) => void;
  }[] = [];
  let server: readonly SearchHit[] = [];
  const bridge = {
    call: (name: string, ask: Ask<'messages.search'>) => {
      if (name === 'messages.searchServer')
        return Promise.resolve({ hits: server, limited: false, searched: [], unable: [] });
      return new Promise((resolve) => {
        asks.push({ ask, answer: (hits) => resolve(answer(hits)) });
      });
    },
    // Only these two questions occur here.
  } as unknown as Bridge;
  const search = createSearch(bridge);
  return {
    search,
    asks,
    texts: () => asks.map(({ ask }) => ask.search.text),
    found: () => search.state.getState().hits.map(({ message: { text } }) => text),
    serverFinds: (hits: readonly SearchHit[]) => {
      server = hits;
    },
  };
}

describe('a search', () => {
  test('asks once at a time, and then for what was typed last', async () => {
    const { search, asks, texts, found } = open();
    void search.write('f');
    void search.write('fe');
    const written = search.write('fee');
    expect(texts()).toEqual(['f']);
    asks[0]?.answer([hit(1)]);
    await Promise.resolve();
    await expect.poll(texts).toEqual(['f', 'fee']);
    expect(found()).toEqual([]);
    asks[1]?.answer([hit(2)]);
    await written;
    expect(found()).toEqual(['at 2']);
  });

  test('for nothing asks nothing, and shows nothing', async () => {
    const { search, asks, found } = open();
    const written = search.write('fee');
    asks[0]?.answer([hit(1)]);
    await written;
    await search.write('  ');
    await search.narrow({ rooms: ['desk@rooms.example.org'] });
    expect(asks).toHaveLength(1);
    expect(found()).toEqual([]);
    expect(search.state.getState().answered).toBeNull();
  });

  test('a filter that says enough is a question without words; undefined takes it away', async () => {
    const { search, asks } = open();
    const narrowed = search.narrow({ mentionsMe: true, by: 'ana' });
    asks[0]?.answer([]);
    await narrowed;
    const widened = search.narrow({ by: undefined });
    asks[1]?.answer([]);
    await widened;
    expect(asks.map(({ ask }) => ask.search)).toEqual([
      { text: '', order: 'time', mentionsMe: true, by: 'ana' },
      { text: '', order: 'time', mentionsMe: true },
    ]);
  });

  test('what the server found stays while more of the same is shown, and goes with the next question', async () => {
    const { search, asks, found, serverFinds } = open();
    const written = search.write('fee');
    asks[0]?.answer([hit(3), hit(1)]);
    await written;
    serverFinds([uncached(3), uncached(2)]);
    await search.askServer();
    expect(found()).toEqual(['at 3', 'at 2', 'at 1']);
    const more = search.showMore();
    expect(asks[1]?.ask.limit).toBe(500);
    asks[1]?.answer([hit(3), hit(1), hit(0)]);
    await more;
    expect(found()).toEqual(['at 3', 'at 2', 'at 1', 'at 0']);
    const next = search.write('feed');
    asks[2]?.answer([hit(3)]);
    await next;
    expect(found()).toEqual(['at 3']);
    expect(search.state.getState().server).toEqual({ state: 'not asked' });
  });

  test('by what fits best the server comes after the device', () => {
    const merged = mergeHits([hit(1), hit(5)], [uncached(9), uncached(5)], 'relevance');
    expect(merged.map((each) => each.message.text)).toEqual(['at 1', 'at 5', 'at 9']);
  });
});
