import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Growing } from './growing.ts';
import { nextTurn, timed } from './growing.ts';

/** Milliseconds of single live messages, each stored by itself while the log is tidied beside. */
export async function liveCommits(
  { history, reader, storing, say }: Growing,
  count: number,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const message = say();
    await storing.turn('said');
    taken.push(timed(() => history.storeLive([message])));
    storing.stored();
  }
  await reader.tidy();
  return taken;
}

/** What the disk takes to keep a page, in milliseconds. */
export function syncs({ file }: Growing, count: number): readonly number[] {
  const descriptor = openSync(`${file}.floor`, 'w');
  const block = Buffer.alloc(4096);
  const taken = Array.from({ length: count }, () =>
    timed(() => {
      writeSync(descriptor, block);
      fdatasyncSync(descriptor);
    }),
  );
  closeSync(descriptor);
  rmSync(`${file}.floor`);
  return taken;
}

/** How long the event loop stood still at most, turn by turn, while the reader answered a costly question. */
export async function stopsWhileSearching(
  { reader }: Growing,
  search: Parameters<Growing['reader']['search']>[0],
) {
  let longest = 0;
  let answered = false;
  const answer = reader.search(search, 'bench').finally(() => {
    answered = true;
  });
  while (!answered) {
    const start = performance.now();
    await nextTurn();
    longest = Math.max(longest, performance.now() - start);
  }
  await answer;
  return longest;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
