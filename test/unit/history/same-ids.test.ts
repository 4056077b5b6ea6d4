import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyFaults } from '#test/support/index-agreement.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { desk, found, message, page, texts } from './messages.ts';

const week = 7 * 24 * 3_600_000;

/** A server was set up anew, and numbers what is said from the beginning again. */
describe('an id that stands for something else by now', () => {
  const shelf = shelfForEach();
  beforeEach(() => {
    shelf.history.joined(desk);
    shelf.history.storePage(desk, { before: null, max: 9, epoch: 1 }, page([message(1), message(2)], true));
    shelf.history.interrupted(desk);
    shelf.history.joined(desk);
  });
  afterEach(() => {
    const { file, history } = shelf;
    history.close();
    expect(historyFaults(file)).toEqual([]);
  });

  const anew = (number: number) =>
    message(number, { sentAt: message(number).sentAt + week, text: `anew ${number}` });

  test('keeps nobody from seeing what is said now', () => {
    const { messages } = shelf.history.storeLive([anew(1), anew(2)]);
    expect(messages.map(({ text }) => text)).toEqual(['anew 1', 'anew 2']);
    expect(texts(shelf.history)).toEqual(['message 1', 'message 2', '| anew 1', 'anew 2']);
    expect(found(shelf.history, { text: 'anew' })).toEqual(['anew 2', 'anew 1']);
    expect(shelf.history.find(desk, 'a1')?.text).toBe('anew 1');
    expect(shelf.history.counts(desk).unread).toBe(2);
  });

  test('keeps nobody from fetching it', () => {
    const ask = shelf.history.asking(desk, { before: null, max: 9 });
    shelf.history.storePage(desk, ask, page([anew(1), anew(2), anew(3)], true));
    expect(texts(shelf.history)).toEqual(['message 1', 'message 2', '| anew 1', 'anew 2', 'anew 3']);
    expect(shelf.history.storeLive([anew(3), anew(4)]).messages.map(({ text }) => text)).toEqual(['anew 4']);
  });

  test('is the same where its clock differs, or its words were changed in their place', () => {
    const ask = shelf.history.asking(desk, { before: null, max: 9 });
    const later = message(1, { sentAt: message(1).sentAt + week });
    const other = message(2, { text: 'in other words' });
    expect(shelf.history.storePage(desk, ask, page([later, other], true)).messages).toEqual([]);
    expect(texts(shelf.history)).toEqual(['message 1', 'message 2']);
  });
});
