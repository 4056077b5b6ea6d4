import { beforeAll, describe, expect, test } from 'vitest';
import { readPage } from '#electron/core/messages/pages.ts';
import type { PageRequest } from '#electron/model/page.ts';
import { shelfForAll } from '#test/support/shelf.ts';
import { desk, message, page } from './messages.ts';

type From = PageRequest['from'];

/** Ten messages, one each second; the fourth and the eighth call Ada. */
describe('a page is opened at', () => {
  const shelf = shelfForAll();
  beforeAll(() => {
    const calls = new Set([4, 8]);
    const all = Array.from({ length: 10 }, (_, at) =>
      message(at, calls.has(at) ? { text: `Ada, look at ${at}` } : {}),
    );
    shelf.history.joined(desk);
    shelf.history.storePage(desk, { before: null, max: 50, epoch: 1 }, page(all, true));
  });

  const keyAt = (number: number) => shelf.history.find(desk, `a${number}`)?.key;
  const placeOf = (from: From) => shelf.history.page({ room: desk, from, limit: 4 }).place;
  const second = (number: number) => message(0).sentAt + number * 1000;

  test.each([
    ['a moment that is a message’s', second(3), 3],
    ['a moment between two: the later one', second(3) + 1, 4],
    ['long before the first', 0, 0],
    ['long after the last: the last', second(99), 9],
    ['a time that no clock shows', -1e15, 0],
  ])('%s', (_, date, number) => {
    expect(placeOf({ at: 'date', date })).toBe(keyAt(number));
  });

  test('a message by its archive id, with what stands around it', () => {
    const from = { at: 'archive id', archiveId: 'a5' } as const;
    const { place, messages } = shelf.history.page({ room: desk, from, limit: 4 });
    expect(place).toBe(keyAt(5));
    expect(messages.map(({ archiveId }) => archiveId)).toEqual(['a3', 'a4', 'a5', 'a6']);
  });

  test('the first mention after a message', () => {
    expect(placeOf({ at: 'mention', after: 0 })).toBe(keyAt(4));
    expect(placeOf({ at: 'mention', after: keyAt(4) ?? 0 })).toBe(keyAt(8));
    expect(placeOf({ at: 'mention', after: keyAt(8) ?? 0 })).toBeUndefined();
  });

  test('nothing where there is no such place, and the window is told so', async () => {
    const catchUp = { ask: async () => 0, fetchAround: async () => undefined };
    const ask = (from: From) => readPage({ history: shelf.history, catchUp }, { room: desk, from, limit: 4 });
    await expect(ask({ at: 'mention', after: keyAt(8) ?? 0 })).rejects.toMatchObject({
      fault: { code: 'NoSuchNode', text: 'Nobody mentions you after that.' },
    });
    await expect(ask({ at: 'archive id', archiveId: 'nowhere' })).rejects.toMatchObject({
      fault: { code: 'NoSuchNode' },
    });
  });
});
