import type { MessageKey } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import { type Stretch, stretchAt } from '../stretch.ts';
import type { ArchiveAsk } from './archive-ask.ts';

/** A page, and what it meets of what is stored. */
export interface Telling {
  readonly ask: ArchiveAsk;
  readonly page: ArchivePage;
  /** Of the page's messages in their order, those that are stored. */
  readonly keys: readonly MessageKey[];
  readonly stretches: readonly Stretch[];
  /** The index of the stretch that the query started from. */
  readonly anchor?: number;
  /** The index of the stretch that live messages continue. */
  readonly open?: number;
  /** Whether the stretch of this index holds messages. */
  readonly isHeld: (index: number) => boolean;
}

/** How stretches have to stand, by their indices, where they do not. */
export interface ToldOrder {
  /** From the lowest to the highest: one directly after the other. */
  readonly run: readonly number[];
  /** Those of the run that stay where they are. Where none does, the run goes above everything. */
  readonly fixed: readonly number[];
  /** They stand within the run and belong to another place: nobody knows yet to which. */
  readonly out: readonly number[];
}

/**
 * What a page says against the order in which stretches stand: it is a piece of the archive without a hole. Only those
 * that were put there by their times give way; undefined where nothing has to, or where that would not be enough.
 */
export function toldOrder(telling: Telling): ToldOrder | undefined {
  const { stretches, open, isHeld } = telling;
  const run = runOf(telling);
  if (run === undefined || stands(run, telling)) return undefined;
  const isMovable = (index: number) => stretches[index]?.byTime === true && index !== open && isHeld(index);
  const isNewest = telling.ask.before === null;
  const proven = run.filter((index) => !isMovable(index));
  const fixed = proven.length > 0 || isNewest ? proven : run.slice(-1);
  if (!isAscending(fixed)) return undefined;
  const within = fixed[0] === undefined ? [] : heldBetween(telling, fixed[0] - 1, endOf(fixed, telling));
  const out = within.filter((index) => !run.includes(index));
  return out.every(isMovable) ? { run, fixed, out } : undefined;
}

/** The stretches that a page meets, in its order; undefined where it tells of none, or nonsense. */
function runOf({ ask, page, keys, stretches, anchor, open }: Telling): readonly number[] | undefined {
  const withEnd = (end: 'first' | 'last', id: string | undefined) =>
    stretches.flatMap((stretch, index) => (id !== undefined && stretch[end] === id ? [index] : []));
  const met = [
    ...withEnd('last', page.first),
    ...keys.map((key) => stretchAt(stretches, key)),
    ...withEnd('first', page.last),
    ...[anchor, ask.before === null ? open : undefined].filter((index) => index !== undefined),
  ];
  const run = met.filter((index, at) => index !== met[at - 1]);
  return run.length === 0 || run.includes(-1) || new Set(run).size < run.length ? undefined : run;
}

/** Each follows the one before it, and after the archive's newest page nothing does. */
function stands(run: readonly number[], telling: Telling): boolean {
  const isFollowed = (index: number, at: number) =>
    heldBetween(telling, index, run[at + 1] ?? endOf(run, telling)).length === 0;
  return isAscending(run) && run.every(isFollowed);
}

function endOf(run: readonly number[], { ask, stretches }: Telling): number {
  return ask.before === null ? stretches.length : (run.at(-1) ?? 0) + 1;
}

function heldBetween({ isHeld }: Telling, below: number, above: number): readonly number[] {
  return Array.from({ length: Math.max(above - below - 1, 0) }, (_, at) => below + 1 + at).filter(isHeld);
}

function isAscending(indices: readonly number[]): boolean {
  return indices.every((index, at) => index > (indices[at - 1] ?? -1));
}
