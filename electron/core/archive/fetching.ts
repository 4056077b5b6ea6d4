import type { HistoryNeeds } from '#electron/bridge/calls/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { Workspace } from '../workspace.ts';
import type { CatchUpQueue } from './catch-up-queue.ts';

/** Fetching the whole history of a room. */
export function createFetching(workspace: () => Workspace): HistoryNeeds {
  const queue = (): Pick<CatchUpQueue, 'fetchAll' | 'stopFetching'> => {
    const { line } = workspace();
    if (line) return line.catchUp;
    throw new FaultError('NotConnected', 'This needs a connection. Try again when you are back.');
  };
  return {
    fetchAll: (room) => queue().fetchAll(room),
    stopFetching: (room) => queue().stopFetching(room),
  };
}
