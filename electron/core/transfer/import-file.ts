import { setImmediate as turn } from 'node:timers/promises';
import type { Transfer } from '#electron/model/transfer.ts';
import type { Change } from './progress.ts';
import { type ImportContent, type ImportJob, inspect, store } from './read-import.ts';
import { archivedRoom } from './room-of-a-file.ts';
import { type ImportPlace, undoImport } from './undo-import.ts';

interface ImportRequest {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly change: (change: Change) => void;
}

/** Reads a file, and then brings what is in it here: all of it or nothing. Answers the number of the import. */
export async function importFile(
  place: ImportPlace,
  { path, signal, change }: ImportRequest,
): Promise<number> {
  const { history, storing, account, isHidden, now } = place;
  const onShare = (share: number): void => change({ share });
  const { imports } = history;
  const job: ImportJob = { path, account, isHidden, signal, imports, storing, onShare };
  const content = await inspect(job);
  const id = imports.begin(now());
  change({ state: 'writing', share: 0, leftOut: content.leftOut });
  let messages = 0;
  try {
    await store(job, id, (added) => {
      messages += added;
      change({ messages });
    });
    // On the list before it counts as done: who is ended in between finds rooms to take away, not rows of none.
    await list(place, content);
    imports.finish(id);
  } catch (error) {
    change({ state: 'undoing' });
    await undoImport(place, id, [], () => false);
    throw error;
  }
  const known = content.messages - messages;
  change({ state: 'done', share: 1, messages, known, rooms: show(place, content) });
  return id;
}

/** Rooms that the person is not in appear as archives. */
async function list({ rooms }: ImportPlace, { rooms: found }: ImportContent): Promise<void> {
  for (const imported of found.values()) {
    if (!rooms.get(imported.room)) rooms.save(archivedRoom(imported));
    await turn();
  }
}

function show({ rooms, tell }: ImportPlace, { rooms: found }: ImportContent): Transfer['rooms'] {
  return [...found.values()].map(({ room }) => {
    rooms.counted(room);
    tell('messages.reordered', { room });
    return { room, name: rooms.get(room)?.name ?? room };
  });
}
