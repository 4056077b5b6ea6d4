import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChatHistoryQueryOptions } from '#electron/chat/history/history-values.ts';
import { lookThrough } from '#electron/chat/history/look-through.ts';
import { readBack } from '#electron/chat/history/recent.ts';
import { matcherOf } from '#electron/chat/history/search-options.ts';
import type { ArchivePage, ArchiveQuery, Message } from '#electron/model/message.ts';
import { seed, soak } from '#test/support/random.ts';

const room = 'desk@x';

/** An archive of so many messages, of which every n-th is green; it gives at most so many at once. */
function archive(size: number, every: number, most = 250) {
  const all = Array.from({ length: size }, (_, at): Message => {
    const text = at % every === 0 ? `green ${at}` : `red ${at}`;
    const author = { id: 'ana@x', name: 'Ana' };
    return { room, archiveId: `m${at}`, author, own: false, sentAt: at, text, importance: 'Regular' };
  });
  let asked = 0;
  const page = async ({ before, after, max }: ArchiveQuery): Promise<ArchivePage> => {
    asked += 1;
    const at = (id: string): number => Number(id.slice(1));
    const [low, high] = [after === undefined ? 0 : at(after) + 1, before ? at(before) : size];
    const count = Math.min(max, most, high - low);
    const [from, to] = before === undefined ? [low, low + count] : [high - count, high];
    const messages = all.slice(from, to);
    const [first, last] = [messages[0]?.archiveId, messages.at(-1)?.archiveId];
    return { messages, complete: count === high - low, ...(first && { first }), ...(last && { last }) };
  };
  return { page, all, asked: () => asked };
}

function query(from: ReturnType<typeof archive>, options: ChatHistoryQueryOptions) {
  return lookThrough({ room, page: from.page }, options, matcherOf(options, 'ben@x'));
}

test('An archive that cannot be searched is read up to a bound, and the next query goes on from there.', async () => {
  const large = archive(12_000, 1_000);
  const found = await query(large, { searchString: 'green', searchOrderReversed: true });
  expect(large.asked()).toBe(20);
  expect(found.messages.map(({ text }) => text)).toEqual([7, 8, 9, 10, 11].map((at) => `green ${at}000`));
  expect(found).toMatchObject({ exceededServerLimit: true, continueFrom: 'm7000' });
  expect(found.searchResultsCount).toBeUndefined();
});

test('How many there are is known where all of it was read, and not where enough was found before.', async () => {
  const all = await query(archive(600, 100), { searchString: 'green', resultLimit: 6 });
  expect(all).toMatchObject({ searchResultsCount: 6, exceededServerLimit: false });
  expect(all.continueFrom).toBeUndefined();
  const some = await query(archive(600, 100), { searchString: 'green', resultLimit: 2 });
  expect(some).toMatchObject({ exceededServerLimit: true, continueFrom: 'm100' });
  expect(some.searchResultsCount).toBeUndefined();
});

test('Going on part by part finds what is there, once, in either direction.', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        size: fc.nat(900),
        every: fc.integer({ min: 1, max: 40 }),
        most: fc.integer({ min: 30, max: 300 }),
      }),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      async ({ size, every, most }, resultLimit, searchOrderReversed) => {
        const from = archive(size, every, most);
        const texts: string[] = [];
        let startingMessageId: string | undefined;
        do {
          const options = {
            searchString: 'green',
            resultLimit,
            searchOrderReversed,
            sortOrderReversed: searchOrderReversed,
          };
          const part = await query(from, { ...options, ...(startingMessageId && { startingMessageId }) });
          texts.push(...part.messages.map(({ text }) => text));
          startingMessageId = part.continueFrom;
        } while (startingMessageId !== undefined);
        const expected = from.all.map(({ text }) => text).filter((text) => text.startsWith('green'));
        expect(texts).toEqual(searchOrderReversed ? expected.toReversed() : expected);
      },
    ),
    { numRuns: soak ? 1_000 : 40, seed },
  );
});

test('The last messages are fetched in as many pages as it takes.', async () => {
  const from = archive(700, 1, 100);
  expect((await readBack(from.page, null, 320)).map(({ sentAt }) => sentAt)).toEqual(
    Array.from({ length: 320 }, (_, at) => 380 + at),
  );
  expect(await readBack(from.page, 'm5', 50)).toHaveLength(5);
  await expect(readBack(from.page, null, 1.5)).rejects.toMatchObject({ fault: { code: 'InvalidArgument' } });
});
