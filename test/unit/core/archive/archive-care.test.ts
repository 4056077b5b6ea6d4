import { expect, test } from 'vitest';
import { createArchiveCare } from '#electron/core/archive/archive-care.ts';
import type { ArchiveAsk } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { ArchivePage, ArchiveQuery, Message } from '#electron/model/message.ts';

const big = 'big@rooms';
const small = 'small@rooms';
const newest = { before: null, max: 100, epoch: 1 };
const message: Message = {
  room: big,
  archiveId: 'b',
  author: { id: 'ana@localhost', name: 'Ana' },
  own: false,
  sentAt: 1_700_000_000_000,
  text: 'below',
  importance: 'Regular',
};
const hour = 60 * 60 * 1000;

/** A connection on which any question to the big room ends everything that is under way. */
function scene() {
  let now = 0;
  const passedOver: [room: string, ask: ArchiveAsk][] = [];
  const asked: ArchiveQuery[] = [];
  let below: ArchivePage = { messages: [message], first: 'b', last: 'b', complete: false };
  const care = createArchiveCare({
    history: {
      passOver: (room, ask) => passedOver.push([room, ask]),
      asking: (_, query) => ({ ...query, epoch: 0 }),
      find: () => ({ ...message, key: 1, mentionsMe: false }),
    },
    inside: () => async (query) => {
      asked.push(query);
      return below;
    },
    store: async () => undefined,
    now: () => now,
  });
  const underWay = new Set<(error: Error) => void>();
  const put: [room: string, ask: ArchiveAsk][] = [];
  const cut = () => {
    const cause = new FaultError('MsgNotSupported', 'Too large.');
    for (const lose of underWay) lose(new FaultError('ConnectionLost', 'Lost.', { cause }));
    underWay.clear();
  };
  const ask = (room: string, question: ArchiveAsk = newest) =>
    care(room, question, (asked) => {
      put.push([room, asked]);
      return new Promise<number>((resolve, reject) => {
        underWay.add(reject);
        setImmediate(() => (room === big ? cut() : resolve(1)));
      });
    });
  /** Every room is asked anew on every connection; answers what came of it. */
  const connection = async () => {
    put.length = 0;
    const results = await Promise.allSettled([ask(big), ask(small)]);
    return results.map((result) => (result.status === 'fulfilled' ? 'answered' : result.reason.fault.code));
  };
  const nothingBelow = () => (below = { messages: [], complete: true });
  return { care, ask, put, connection, passedOver, asked, nothingBelow, later: (ms: number) => (now += ms) };
}

test('what cannot be taken ends three connections and no more; other rooms suffer from the first only', async () => {
  const { connection, put } = scene();
  expect(await connection()).toEqual(['ConnectionLost', 'ConnectionLost']);
  expect(await connection()).toEqual(['ConnectionLost', 'answered']);
  expect(await connection()).toEqual(['ConnectionLost', 'answered']);
  expect(put).toEqual([
    [big, { ...newest, max: 1 }],
    [small, newest],
  ]);
  expect(await connection()).toEqual(['answered', 'answered']);
  expect(put).toEqual([[small, newest]]);
});

test('it is passed over: what stands below it is found by time', async () => {
  const { ask, passedOver, asked } = scene();
  const place = { ...newest, before: 'a' };
  const answer = () => ask(big, place).catch((error: FaultError) => error.fault.code);
  expect([await answer(), await answer(), await answer(), await answer()]).toEqual([
    'ConnectionLost',
    'ConnectionLost',
    'ConnectionLost',
    0,
  ]);
  expect(asked).toEqual([{ before: null, end: message.sentAt - 1000, max: 1 }]);
  expect(passedOver).toEqual([[big, place]]);
});

test('the newest entry is tried again after an hour', async () => {
  const { connection, later, nothingBelow } = scene();
  nothingBelow();
  for (let cuts = 0; cuts < 3; cuts += 1) await connection();
  later(hour - 1);
  expect((await connection())[0]).toBe('answered');
  later(1);
  expect((await connection())[0]).toBe('ConnectionLost');
});

test('a connection that is lost for another reason blames nobody', async () => {
  const { care } = scene();
  const asked: number[] = [];
  const lost = new FaultError('ConnectionLost', 'Lost.', { cause: new FaultError('TimedOut', 'Silent.') });
  for (let cuts = 0; cuts < 9; cuts += 1) {
    const question = care(big, newest, async ({ max }) => {
      asked.push(max);
      throw lost;
    });
    await expect(question).rejects.toBe(lost);
  }
  expect(asked).toEqual(Array(9).fill(100));
});
