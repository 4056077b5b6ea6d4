import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { FetchingStore } from './fetching.ts';
import type { SearchStore } from './search.ts';

interface Parts {
  readonly bridge: Bridge;
  readonly fetching: FetchingStore;
  readonly search: SearchStore;
}

/** Hears what is being fetched; what somebody looks for meanwhile may be in what came. Returns its undo. */
export function attachFetching({ bridge, fetching, search }: Parts): () => void {
  return bridge.listen('history.fetching', (told) => {
    const before = fetching.state.getState().rooms.size;
    fetching.change(told);
    if (told.rooms.length < before && search.state.getState().open) void search.again();
  });
}
