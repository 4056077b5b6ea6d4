import { createReadStream, statSync } from 'node:fs';
import type { History } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import type { ImportItem } from '#electron/transfer/items.ts';
import { readFile } from '#electron/transfer/read-file.ts';
import { refusals } from '#electron/transfer/refusals.ts';
import type { Storing } from '../messages/storing.ts';

export interface ImportJob {
  readonly path: string;
  readonly account: BareAddress;
  readonly imports: Pick<History['imports'], 'store'>;
  readonly storing: Storing;
  /** Nothing is brought into what may not be shown. */
  readonly isHidden: (room: RoomAddress) => boolean;
  readonly signal: AbortSignal;
  /** How much of the file was read, from 0 to 1. */
  readonly onShare: (share: number) => void;
}

/** A room that a file tells of. */
export interface ImportedRoom {
  readonly room: RoomAddress;
  readonly name?: string;
  readonly description?: string;
  readonly secret?: true;
}

export interface ImportContent {
  readonly rooms: ReadonlyMap<RoomAddress, ImportedRoom>;
  readonly messages: number;
  readonly leftOut: number;
}

/** Reads the file to its end and stores nothing, so that what cannot be read is known before anything is changed. */
export async function inspect(job: ImportJob): Promise<ImportContent> {
  const named = new Map<RoomAddress, ImportedRoom>();
  const rooms = new Map<RoomAddress, ImportedRoom>();
  let messages = 0;
  let leftOut = 0;
  for await (const item of itemsOf(job)) {
    if (item.what === 'room') named.set(item.room, { ...named.get(item.room), ...nameOf(item) });
    else if (item.what === 'other') leftOut += 1;
    else if (item.what !== 'message') continue;
    else if (job.isHidden(item.message.room)) leftOut += 1;
    else {
      messages += 1;
      const { room } = item.message;
      rooms.set(room, named.get(room) ?? { room });
    }
    if (Math.max(rooms.size, named.size) > mostRooms) throw refusals.rooms(mostRooms);
  }
  if (messages === 0) throw refusals.empty();
  return { rooms, messages, leftOut };
}

function nameOf({ room, name, description, secret }: ImportItem & { readonly what: 'room' }): ImportedRoom {
  const called = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
  return { room, ...called, ...(secret && { secret }) };
}

/** More than anybody is in: each of them would stand in the list of rooms. */
const mostRooms = 5_000;

/** In one transaction: few, so that nothing waits long for it. */
const atOnce = 40;

/** Stores the file's messages under the number of the import. `onStored` hears how many of each part were new. */
export async function store(
  job: ImportJob,
  importId: number,
  onStored: (added: number) => void,
): Promise<void> {
  let run: Message[] = [];
  let fromStart = false;
  let fileAccount = '';
  const put = async (): Promise<void> => {
    const [first] = run;
    if (first === undefined || job.isHidden(first.room)) return;
    onStored(job.imports.store(importId, first.room, { messages: run, fromStart }));
    job.storing.stored();
    // The next part holds on to the last message of this one.
    run = run.slice(-1);
    fromStart = false;
    // Also where every message is of another room.
    await job.storing.turn('imported');
  };
  const end = async (): Promise<void> => {
    if (run.length > 0) await put();
    run = [];
    fromStart = false;
  };
  for await (const item of itemsOf(job)) {
    if (item.what === 'account') fileAccount = item.account;
    if (item.what === 'gap') await end();
    if (item.what === 'room') {
      await end();
      fromStart = item.fromStart;
    }
    if (item.what !== 'message') continue;
    if (run[0] !== undefined && run[0].room !== item.message.room) await end();
    run.push(ownedBy(item.message, job.account, fileAccount));
    if (run.length > atOnce) await put();
  }
  await end();
}

/** Whose a message is, is said by the address, or by an export of the same person. */
function ownedBy(message: Message, account: BareAddress, fileAccount: BareAddress): Message {
  return { ...message, own: message.author.id === account || (message.own && fileAccount === account) };
}

async function* itemsOf({ path, signal, onShare }: ImportJob): AsyncGenerator<ImportItem> {
  const size = sizeOf(path);
  let read = 0;
  const stream = createReadStream(path, { signal });
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      // A stream without an encoding gives buffers.
      const bytes: Buffer = chunk;
      read += bytes.length;
      onShare(size === 0 ? 1 : Math.min(read / size, 1));
      yield bytes;
    }
  };
  try {
    yield* readFile(counted());
  } finally {
    stream.destroy();
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch (cause) {
    throw new FaultError('StorageFailed', 'This file cannot be read. Choose another one.', { cause });
  }
}
