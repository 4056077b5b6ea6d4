import type { HistoryNeeds } from '../bridge/calls/history.ts';
import { FaultError } from '../model/fault.ts';

/** Fetching the whole history of a room. */
export function createFetching(): HistoryNeeds {
  return {
    fetchAll: () => {
      throw new FaultError('MsgNotSupported', 'Older messages come when you scroll up to them.');
    },
    stopFetching: () => undefined,
  };
}
