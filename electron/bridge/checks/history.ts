import type { HistoryCalls } from '../contract/history.ts';
import { type ChecksOf, inRoom } from './parts.ts';

export const historyChecks: ChecksOf<HistoryCalls> = {
  'history.fetchAll': inRoom,
  'history.stopFetching': inRoom,
};
