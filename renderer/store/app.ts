import type { Bridge } from '#renderer/bridge/bridge.ts';
import { hear } from './hear.ts';
import { createStores, type Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';

/** Everything that the window knows and can ask for. */
export interface App extends Stores {
  /** Asks that change nothing here by themselves: their effect comes back as an event. */
  readonly ask: Bridge['call'];
  /** Hears of people who come to a room and leave it. Returns its undo. */
  readonly onOccupants: (listener: (told: { readonly room: string }) => void) => () => void;
  /** Returns its undo. */
  readonly start: () => () => void;
}

/** The stores of one window over one bridge. Nothing is asked or heard until `start`. */
export function createApp(bridge: Bridge, surroundings: Surroundings): App {
  const stores = createStores(bridge, surroundings);
  return {
    ...stores,
    ask: bridge.call,
    onOccupants: (listener) => bridge.listen('occupants.changed', listener),
    start: () => hear({ bridge, surroundings, ...stores }),
  };
}
