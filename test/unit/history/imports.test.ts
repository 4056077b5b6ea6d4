import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { History } from '#electron/history/history.ts';
import type { Message } from '#electron/model/message.ts';
import { ModelArchive } from '#test/fuzz/model-archive.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { seed, soak } from '#test/support/random.ts';
import { openShelf, shelfForEach } from '#test/support/shelf.ts';
import { desk, message, page, texts } from './messages.ts';

const shelf = shelfForEach();

function numbers(...which: readonly number[]): readonly Message[] {
  return which.map((each) => message(each));
}

function bring(
  history: History,
  messages: readonly Message[],
  fromStart = false,
): { id: number; stored: number } {
  const id = history.imports.begin(1);
  const stored = history.imports.store(id, desk, { messages, fromStart });
  history.imports.finish(id);
  return { id, stored };
}

function undo(history: History, id: number, limit = 2): void {
  while (history.imports.undoSome(id, limit));
}

const state = (history: History) => ({ texts: texts(history), counts: history.counts(desk) });

test('a room that is in a file alone is read from its first message to its last, and nothing of it is unread', () => {
  const { history } = shelf;
  expect(bring(history, numbers(1, 2, 3), true).stored).toBe(3);
  const { reachedStart, messages } = history.page({ room: desk, from: { at: 'newest' }, limit: 50 });
  expect(messages.map(({ text }) => text)).toEqual(['message 1', 'message 2', 'message 3']);
  expect(reachedStart).toBe(true);
  expect(history.counts(desk)).toMatchObject({ unread: 0, mentions: 0 });
  expect(history.storedRooms()).toMatchObject([{ room: desk, messages: 3, complete: true }]);
});

test('what the room took back does not come again with a file that still holds it', () => {
  const { history, file } = shelf;
  history.joined(desk);
  history.storePage(desk, { before: null, max: 9, epoch: 1 }, page(numbers(2, 3, 5), true));
  history.keeping.removeMessages(desk, ['a3']);
  const { id, stored } = bring(history, numbers(1, 2, 3, 4, 5), true);
  expect(stored).toBe(2);
  expect(texts(history)).toEqual(['message 1', 'message 2', 'message 4', 'message 5']);
  undo(history, id);
  expect(texts(history).map((text) => text.replace('| ', ''))).toEqual(['message 2', 'message 5']);
  expect(historyFaults(file)).toEqual([]);
});

test('the same file again brings nothing', () => {
  const { history, file } = shelf;
  const without = numbers(1, 2, 3).map(({ archiveId: _, ...rest }) => rest);
  for (const messages of [numbers(1, 2, 3), without]) {
    bring(history, messages);
    expect(bring(history, messages).stored).toBe(0);
  }
  expect(texts(history)).toHaveLength(3);
  expect(bring(history, [...numbers(4, 4, 5), ...without, ...numbers(4)]).stored).toBe(2);
  expect(texts(history)).toHaveLength(5);
  expect(historyFaults(file)).toEqual([]);
});

test('what is here already stays where it is, and what fits between closes the gap', () => {
  const { history } = shelf;
  history.storeLive(numbers(1, 2));
  history.interrupted();
  history.storeLive(numbers(7, 8));
  expect(texts(history)).toEqual(['message 1', 'message 2', '| message 7', 'message 8']);
  expect(bring(history, numbers(4, 5)).stored).toBe(2);
  expect(texts(history)).toEqual([
    'message 1',
    'message 2',
    '| message 4',
    'message 5',
    '| message 7',
    'message 8',
  ]);
  expect(bring(history, numbers(2, 3, 4, 5, 6, 7)).stored).toBe(2);
  expect(texts(history).join()).not.toContain('|');
  expect(texts(history)).toHaveLength(8);
});

test('what a file brought between is no claim on the archive: the rest of the gap is still fetched', () => {
  const { history } = shelf;
  history.storeLive(numbers(1, 2));
  history.interrupted();
  history.joined(desk);
  history.storeLive(numbers(9));
  bring(history, numbers(5));
  const ask = history.page({ room: desk, from: { at: 'newest' }, limit: 50 }).missing[0]?.ask;
  expect(ask?.before).toBe('a9');
  if (ask) history.storePage(desk, ask, page(numbers(5, 6, 7, 8)));
  expect(texts(history)).toEqual([
    'message 1',
    'message 2',
    '| message 5',
    ...[6, 7, 8, 9].map((each) => `message ${each}`),
  ]);
});

test('an import that is undone leaves what was there before, gaps too, and live messages go on', () => {
  const { history, file } = shelf;
  history.storeLive(numbers(1, 2));
  history.interrupted();
  history.storeLive(numbers(7, 8));
  const before = state(history);
  const { id } = bring(history, numbers(0, 1, 2, 3, 4, 5, 6, 7, 8), true);
  expect(texts(history).join()).not.toContain('|');
  undo(history, id);
  expect(state(history)).toEqual(before);
  history.storeLive(numbers(9));
  expect(texts(history).at(-1)).toBe('message 9');
  expect(historyFaults(file)).toEqual([]);
});

test('an import whose process was ended is known to be unfinished', () => {
  const id = shelf.history.imports.begin(1);
  shelf.history.imports.store(id, desk, { messages: numbers(1, 2, 3), fromStart: false });
  shelf.reopens();
  expect(shelf.history.imports.unfinished()).toEqual([id]);
  undo(shelf.history, id);
  expect(shelf.history.imports.unfinished()).toEqual([]);
  expect(texts(shelf.history)).toEqual([]);
});

const timeout = soak ? 300_000 : 30_000;

/** What was said live in spells, with a gap before each but the first; then what a file holds. */
const spells = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 8 })), {
  maxLength: 4,
});

const run = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 25 }), fc.boolean());

test('whatever was here and whatever a file holds: together each once and in order, and without it as before', {
  timeout,
}, () => {
  const upwards = ([from, count]: readonly [number, number, ...unknown[]]) =>
    Array.from({ length: count }, (_, index) => from + index);
  fc.assert(
    fc.property(spells, run, (before, file) => {
      const opened = openShelf();
      const { history } = opened;
      for (const spell of before.toSorted(([a], [b]) => a - b)) {
        history.storeLive(numbers(...upwards(spell)));
        history.interrupted();
      }
      const known = new Set(before.flatMap(upwards));
      const here = texts(history, 500);
      const counts = history.counts(desk);
      const { id } = bring(history, numbers(...upwards(file)), file[2]);
      const all = [...new Set([...known, ...upwards(file)])].sort((a, b) => a - b);
      expect(plain(texts(history, 500))).toEqual(all.map((each) => `message ${each}`));
      undo(history, id);
      // A gap too many is fetched again; none may be missing.
      expect(plain(texts(history, 500))).toEqual(plain(here));
      const gaps = new Set(texts(history, 500).filter((text) => text.startsWith('|')));
      expect(here.filter((text) => text.startsWith('|') && !gaps.has(text))).toEqual([]);
      expect(history.counts(desk)).toMatchObject({ unread: counts.unread, mentions: counts.mentions });
      history.close();
      expect(historyFaults(opened.file)).toEqual([]);
      opened.folder.remove();
    }),
    { numRuns: soak ? 500 : 20, seed },
  );
});

test('what a file brought never hides that something is missing: the archive is fetched to its end, and is then whole', {
  timeout,
}, () => {
  const everything = Array.from({ length: 60 }, (_, index) => index);
  fc.assert(
    fc.property(spells, fc.array(run, { minLength: 1, maxLength: 3 }), (before, files) => {
      const opened = openShelf();
      const { history } = opened;
      const archive = new ModelArchive(desk, 'refuse');
      for (const each of numbers(...everything)) archive.add({ id: each.archiveId ?? '', message: each });
      for (const [from, count] of before.toSorted(([a], [b]) => a - b)) {
        history.storeLive(numbers(...everything.slice(from, from + count)));
        history.interrupted();
      }
      for (const [from, count] of files) {
        const part = everything.slice(from, from + count);
        bring(history, numbers(...part), part[0] === 0);
      }
      history.joined(desk);
      const wishes = [
        () => history.nextAsk(desk, { want: 'current', max: 7 }),
        () => history.page({ room: desk, from: { at: 'newest' }, limit: 500 }).missing[0]?.ask,
      ];
      for (const wish of wishes) {
        for (let ask = wish(); ask !== undefined; ask = wish()) {
          const answer = archive.query(ask);
          if (answer === undefined) history.refused(desk, ask);
          else history.storePage(desk, ask, answer);
        }
      }
      const { messages, reachedStart } = history.page({ room: desk, from: { at: 'newest' }, limit: 500 });
      expect(messages.map(({ archiveId }) => archiveId)).toEqual(everything.map((each) => `a${each}`));
      expect([messages.filter(({ gapBefore }) => gapBefore).length, reachedStart]).toEqual([0, true]);
      history.close();
      opened.folder.remove();
    }),
    { numRuns: soak ? 500 : 20, seed },
  );
});

const plain = (marked: readonly string[]) => marked.map((text) => text.replace('| ', ''));
