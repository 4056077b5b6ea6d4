import { describe, expect, test } from 'vitest';
import {
  append,
  emptyWindow,
  holdsOrigin,
  most,
  prepend,
  receive,
  type TimelineWindow,
} from '#renderer/store/timeline-window.ts';
import { message } from './messages.ts';

const at = (window: TimelineWindow) => window.messages.map(({ text }) => text);
const held = (from: number, to: number, more: Partial<TimelineWindow> = {}): TimelineWindow => ({
  ...emptyWindow,
  reachedEnd: true,
  messages: Array.from({ length: to - from }, (_, index) => message(from + index)),
  ...more,
});

describe('the stretch of history that the page holds', () => {
  test('a new message comes last', () => {
    expect(at(receive(held(0, 2), [message(2)]))).toEqual(['at 0', 'at 1', 'at 2']);
  });

  test('a message that is told twice is held once', () => {
    expect(at(receive(held(0, 2), [message(1), message(2), message(2)]))).toEqual(['at 0', 'at 1', 'at 2']);
  });

  test('a late one finds its place', () => {
    const window = held(0, 1, { messages: [message(0), message(2)] });
    expect(at(receive(window, [message(1)]))).toEqual(['at 0', 'at 1', 'at 2']);
  });

  test('a new one is not glued to the middle of history', () => {
    const window = held(0, 2, { reachedEnd: false });
    expect(receive(window, [message(9)])).toBe(window);
  });

  test('an old one is not glued before a beginning that is not the beginning', () => {
    const window = held(5, 7);
    expect(receive(window, [message(1)])).toBe(window);
  });

  test('the first message of an empty room is shown', () => {
    expect(at(receive({ ...emptyWindow, reachedStart: true, reachedEnd: true }, [message(0)]))).toEqual([
      'at 0',
    ]);
  });

  test('pages are joined without doubles', () => {
    const page = { messages: [message(0), message(1), message(2)], reachedStart: true, reachedEnd: false };
    expect(at(prepend(held(2, 4), page))).toEqual(['at 0', 'at 1', 'at 2', 'at 3']);
    expect(at(append(held(0, 2, { reachedEnd: false }), { ...page, reachedEnd: true }))).toEqual([
      'at 0',
      'at 1',
      'at 2',
    ]);
  });

  test('a busy room drops its far beginning, and knows that it did', () => {
    const window = receive(held(0, most, { reachedStart: true }), [message(most)]);
    expect(window.messages.length).toBeLessThanOrEqual(most);
    expect(window.messages.at(-1)?.text).toBe(`at ${most}`);
    expect(window.reachedStart).toBe(false);
  });

  test('who reads far back loses the far end, and knows it', () => {
    const page = { messages: [message(0)], reachedStart: true, reachedEnd: false };
    const window = prepend(held(1, most + 1), page);
    expect(window.messages).toHaveLength(most);
    expect(window.reachedEnd).toBe(false);
  });

  test('only an own message is the echo of an outbox row', () => {
    expect(holdsOrigin([message(0, { originId: 'o', own: true })], 'o')).toBe(true);
    expect(holdsOrigin([message(0, { originId: 'o' })], 'o')).toBe(false);
  });
});
