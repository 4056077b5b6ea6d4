import { describe, expect, test } from 'vitest';
import type { StoredMessage } from '#electron/bridge/contract.ts';
import { nothing, arrived as stored, type TimelineState } from '#renderer/store/timeline-state.ts';
import { message } from './messages.ts';

/** What was just said. */
const arrived = (now: TimelineState, messages: readonly StoredMessage[], looking: boolean) =>
  stored(
    now,
    messages.map((each) => ({ message: each, live: true })),
    looking,
  );
const old = message(0);
const news = message(1);
const ready: TimelineState = {
  ...nothing,
  status: 'ready',
  messages: [old],
  reachedStart: true,
  reachedEnd: true,
  atEnd: true,
};

describe('messages that arrive', () => {
  test('at the end, before somebody’s eyes: no line, no count', () => {
    expect(arrived(ready, [news], true)).toMatchObject({ messages: [old, news], newAfter: null, below: 0 });
  });

  test('while nobody looks: below a line after what was seen', () => {
    expect(arrived(ready, [news], false)).toMatchObject({ newAfter: old.key });
  });

  test('while nobody looks for the second time: below the first line, or a new one if all was seen', () => {
    const line = { ...ready, messages: [old, news], newAfter: old.key };
    expect(arrived(line, [message(2)], false)).toMatchObject({ newAfter: old.key });
    expect(arrived({ ...line, seenUpTo: news.key }, [message(2)], false)).toMatchObject({
      newAfter: news.key,
    });
  });

  test('out of sight: counted, but not one’s own', () => {
    const up = { ...ready, atEnd: false, below: 2 };
    expect(arrived(up, [news, message(2, { own: true })], true)).toMatchObject({ below: 3 });
  });

  test('what others say at the end is worth speaking; one’s own words and old ones are not', () => {
    const own = message(2, { own: true });
    expect(arrived({ ...ready, messages: [news] }, [old, own], true).heard).toEqual([]);
    expect(arrived(ready, [news, own], true).heard).toEqual([news]);
    expect(arrived({ ...ready, reachedEnd: false }, [news], true).heard).toEqual([]);
  });

  test('from the archive, older than what is held: neither a line nor a count', () => {
    const held = { ...ready, messages: [news], atEnd: false };
    expect(arrived(held, [old], false)).toMatchObject({ messages: [old, news], newAfter: null, below: 0 });
  });

  test('from the archive, behind the stretch that is shown: no news; at its end: what was missed', () => {
    const far = { ...ready, reachedEnd: false, atEnd: false };
    const fetched = [{ message: news, live: false }];
    expect(stored(far, fetched, true)).toMatchObject({ below: 0, heard: [] });
    expect(stored({ ...ready, atEnd: false }, fetched, true)).toMatchObject({ below: 1 });
  });
});
