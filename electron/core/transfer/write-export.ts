import { renameSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { writeWhole } from '#electron/host/write-whole.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, Timestamp } from '#electron/model/ids.ts';
import type { ExportWish } from '#electron/model/transfer.ts';
import { formats } from '#electron/transfer/formats.ts';
import type { ExportItem } from '#electron/transfer/items.ts';
import { type ExportSource, roomItems, wantedRooms } from './export-items.ts';

export interface ExportJob extends ExportSource {
  readonly account: BareAddress;
  readonly now: () => Timestamp;
  readonly wish: ExportWish;
  readonly path: string;
  readonly signal: AbortSignal;
  readonly onProgress: (messages: number, gaps: number) => void;
}

/** Writes beside the file and renames, so that what has the name is whole. Rejects with `StorageFailed`, … */
export async function writeExport(job: ExportJob): Promise<void> {
  const beside = `${job.path}.part`;
  try {
    await writeWhole(beside, textOf(job), job.signal);
    renameSync(beside, job.path);
  } catch (error) {
    throw asFault(error);
  }
}

async function* textOf(job: ExportJob): AsyncGenerator<string> {
  const { wish, account, now, onProgress } = job;
  const write = formats[wish.format].writer();
  const { from, until } = wish;
  const range = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  let messages = 0;
  let gaps = 0;
  yield write({ what: 'begin', account, at: now(), ...range });
  const rooms = wantedRooms(job, wish);
  for (const room of rooms) {
    for (const items of roomItems(job, room, range)) {
      yield items.map(write).join('');
      messages += count(items, 'message');
      gaps += placesMissing(items, from === undefined);
      onProgress(messages, gaps);
      // Typing and scrolling come between two pages.
      await turn();
    }
    const hidden = rooms.find((each) => job.isHidden(each.room));
    if (hidden) throw lost(hidden.name);
  }
  yield write({ what: 'end', messages });
}

function count(items: readonly ExportItem[], what: ExportItem['what']): number {
  return items.filter((item) => item.what === what).length;
}

/** Gaps, and where everything was wanted the beginnings of rooms that are not here. */
function placesMissing(items: readonly ExportItem[], all: boolean): number {
  return items.filter((item) => item.what === 'gap' || (item.what === 'room' && all && !item.fromStart))
    .length;
}

function lost(name: string): FaultError {
  return new FaultError(
    'ErrorPermission',
    `You may no longer read ${name}, so nothing was exported. Export again without it.`,
  );
}

function asFault(cause: unknown): unknown {
  if (cause instanceof FaultError || (cause instanceof Error && cause.name === 'AbortError')) return cause;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const text =
    code === 'ENOSPC'
      ? 'The disk is full. Make room, or export to another disk.'
      : 'The file could not be written there. Choose another place.';
  return typeof code === 'string' ? new FaultError('StorageFailed', text, { cause }) : cause;
}
