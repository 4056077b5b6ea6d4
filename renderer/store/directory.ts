import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type { ChatRoomCriteria, ChatRoomFacet, ChatRoomSnapshot, Fault } from './facts.ts';
import type { Surroundings } from './surroundings.ts';

export interface DirectoryState {
  readonly criteria: ChatRoomCriteria;
  /** What `rooms` was found by; behind `criteria` until the first answer comes. */
  readonly answered: ChatRoomCriteria | undefined;
  readonly rooms: readonly ChatRoomSnapshot[];
  readonly total: number | undefined;
  /** There are others after these. */
  readonly next: string | undefined;
  /** What was asked and the service could not choose by. */
  readonly unanswered: readonly ChatRoomFacet[];
  readonly fault: Fault | undefined;
}

/** The rooms of the chat service that one may know of, found while one writes, part by part as they are looked at. */
export interface DirectoryStore {
  readonly state: StoreApi<DirectoryState>;
  /** What is shown stays until the first answer is there. */
  readonly look: (criteria: ChatRoomCriteria) => void;
  /** The next part, for whoever has come to the end of what is there. */
  readonly more: () => Promise<void>;
  /** Everything as it was before anybody looked. */
  readonly close: () => void;
}

/** What is asked for first fills a screen; what is asked for further down has to keep up with who scrolls. */
const firstPart = 50;
const furtherPart = 250;
/** Milliseconds after a key in which another one may come. */
const pause = 100;

const closed: DirectoryState = {
  ...{ criteria: {}, answered: undefined, rooms: [], total: undefined },
  ...{ next: undefined, unanswered: [], fault: undefined },
};

export function createDirectory(bridge: Bridge, { later }: Pick<Surroundings, 'later'>): DirectoryStore {
  const state = createStore<DirectoryState>(() => closed);
  const { getState, setState } = state;
  let looking = 0;
  let pulling = false;
  let cancel: (() => void) | undefined;

  async function pull(turn: number, after: string | undefined): Promise<void> {
    const { criteria } = getState();
    const max = after === undefined ? firstPart : furtherPart;
    const found = await bridge.call('rooms.search', { criteria, max, ...(after !== undefined && { after }) });
    if (turn !== looking) return;
    const before = after === undefined ? [] : getState().rooms;
    const { total, next, unanswered } = found;
    const rooms = [...before, ...found.rooms];
    // Where the service cannot choose, a part may hold nothing that fits.
    pulling = next !== undefined && rooms.length < firstPart;
    setState({ answered: criteria, rooms, total, next, unanswered, fault: undefined });
    if (pulling) await pull(turn, next);
  }
  async function run(turn: number, after?: string): Promise<void> {
    pulling = true;
    try {
      await pull(turn, after);
    } catch (error) {
      if (turn !== looking) return;
      pulling = false;
      setState({ answered: getState().criteria, fault: faultOf(error), next: undefined });
    }
  }
  return {
    state,
    look: (criteria) => {
      const typing = getState().answered !== undefined && criteria.text !== getState().criteria.text;
      looking += 1;
      const turn = looking;
      cancel?.();
      setState({ criteria });
      cancel = later(typing ? pause : 0, () => void run(turn));
    },
    more: async () => {
      const { next } = getState();
      if (next !== undefined && !pulling) await run(looking, next);
    },
    close: () => {
      looking += 1;
      cancel?.();
      setState(closed, true);
    },
  };
}
