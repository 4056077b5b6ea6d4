import { expect, test } from 'vitest';
import { createArchiveCare } from '#electron/core/archive-care.ts';
import type { ArchiveAsk } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';

const big = 'big@rooms';
const small = 'small@rooms';
const newest = { before: null, max: 100, epoch: 1 };
const hour = 60 * 60 * 1000;

/** A connection on which any question to the big room ends everything that is under way. */
function scene() {
  let now = 0;
  const care = createArchiveCare(() => now);
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
      return new Promise<void>((resolve, reject) => {
        underWay.add(reject);
        setImmediate(() => (room === big ? cut() : resolve()));
      });
    });
  /** Every room is asked anew on every connection; answers what came of it. */
  const connection = async () => {
    put.length = 0;
    const results = await Promise.allSettled([ask(big), ask(small)]);
    return results.map((result) => (result.status === 'fulfilled' ? 'answered' : result.reason.fault.code));
  };
  return { ask, put, connection, later: (ms: number) => (now += ms) };
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
  expect(await connection()).toEqual(['MsgNotSupported', 'answered']);
  expect(put).toEqual([[small, newest]]);
});

test('it is tried again after an hour, and the room is asked elsewhere all the time', async () => {
  const { ask, connection, later } = scene();
  for (let cuts = 0; cuts < 3; cuts += 1) await connection();
  await expect(ask(big, { ...newest, before: 'a' })).rejects.toMatchObject({
    fault: { code: 'ConnectionLost' },
  });
  later(hour - 1);
  expect((await connection())[0]).toBe('MsgNotSupported');
  later(1);
  expect((await connection())[0]).toBe('ConnectionLost');
});

test('a connection that is lost for another reason blames nobody', async () => {
  const care = createArchiveCare(() => 0);
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
