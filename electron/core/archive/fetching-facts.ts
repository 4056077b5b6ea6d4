import type { Events } from '#electron/bridge/contract.ts';
import type { RoomAddress } from '#electron/model/ids.ts';

export type FetchingFacts = Events['history.fetching']['rooms'];

/** The window is told at most this often, in milliseconds. */
const pace = 500;

/** What is told of rooms whose history is being fetched. */
export function createFetchingFacts(
  tell: (rooms: FetchingFacts) => void,
  isWanted: (room: RoomAddress) => boolean,
) {
  const fetched = new Map<RoomAddress, number>();
  let timer: NodeJS.Timeout | undefined;

  const tellNow = (): void => {
    timer = undefined;
    tell([...fetched].map(([room, count]) => ({ room, fetched: count, wanted: isWanted(room) })));
  };
  const tellSoon = (): void => {
    timer ??= setTimeout(tellNow, pace).unref();
  };

  return {
    add: (room: RoomAddress, count: number): void => {
      fetched.set(room, (fetched.get(room) ?? 0) + count);
      tellSoon();
    },
    end: (room: RoomAddress): void => {
      if (fetched.delete(room)) tellSoon();
    },
    stop: (): void => clearTimeout(timer),
  };
}
