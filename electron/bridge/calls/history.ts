import type { RoomAddress } from '#electron/model/ids.ts';
import type { HistoryCalls } from '../contract/history.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface HistoryNeeds {
  fetchAll(room: RoomAddress): void;
  stopFetching(room: RoomAddress): void;
}

export function historyCalls(history: HistoryNeeds): Pick<Handlers, keyof HistoryCalls> {
  return {
    'history.fetchAll': done(({ room }) => history.fetchAll(room)),
    'history.stopFetching': done(({ room }) => history.stopFetching(room)),
  };
}
