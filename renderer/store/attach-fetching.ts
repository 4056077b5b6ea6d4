import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { FetchingStore } from './fetching.ts';
import type { SearchStore } from './search.ts';
import type { Surroundings } from './surroundings.ts';

/** Milliseconds between two looks at what was fetched meanwhile. */
const pause = 700;

interface Parts {
  readonly bridge: Bridge;
  readonly fetching: FetchingStore;
  readonly search: SearchStore;
  readonly surroundings: Pick<Surroundings, 'later'>;
}

/** Hears what is being fetched; what somebody looks for may be in what came, or is gone. Returns its undo. */
export function attachFetching({ bridge, fetching, search, surroundings }: Parts): () => void {
  let waiting = false;
  const lookAgain = (): void => {
    const { open, answered } = search.state.getState();
    if (waiting || !open || !answered) return;
    waiting = true;
    surroundings.later(pause, () => {
      waiting = false;
      if (search.state.getState().open) void search.again();
    });
  };
  const undo = [
    bridge.listen('history.fetching', fetching.change),
    bridge.listen('messages.stored', ({ live }) => {
      if (!live) lookAgain();
    }),
    bridge.listen('messages.reordered', lookAgain),
  ];
  return () => {
    for (const each of undo) each();
  };
}
