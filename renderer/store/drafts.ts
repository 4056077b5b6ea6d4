import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { type Draft, narrower, type Privacy, type RoomAddress, type RoomEntry } from './facts.ts';
import type { Surroundings } from './surroundings.ts';

export interface DraftsState {
  readonly byRoom: ReadonlyMap<RoomAddress, Draft>;
}

/** One draft per room, kept by the host soon after each change. */
export interface DraftsStore {
  readonly state: StoreApi<DraftsState>;
  readonly load: (drafts: readonly Draft[]) => void;
  /** The host changed one. What is being written at this moment stays. */
  readonly hear: (draft: Draft) => void;
  readonly get: (room: RoomAddress) => Draft;
  /**
   * What is begun is known from then on as written for the fewest who could read the room since, as it was shown; a draft
   * that names a privacy was agreed to.
   */
  readonly write: (draft: Draft) => void;
  /** What was being written in these rooms is gone with them. */
  readonly drop: (rooms: ReadonlySet<RoomAddress>) => void;
  /** Keeps at once what was not kept yet. */
  readonly flush: () => void;
  /** What was being written is nothing of the account that comes. */
  readonly clear: () => void;
}

const pause = 400;

export function createDrafts(
  bridge: Bridge,
  rooms: { readonly get: (room: RoomAddress) => RoomEntry | undefined },
  { later }: Surroundings,
): DraftsStore {
  const state = createStore<DraftsState>(() => ({ byRoom: new Map() }));
  const unsaved = new Set<RoomAddress>();
  let cancel: (() => void) | undefined;
  const get = (room: RoomAddress): Draft =>
    state.getState().byRoom.get(room) ?? { room, text: '', importance: 'Regular' };
  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    // A draft that could not be kept stays in the page, and goes with the next change.
    for (const room of unsaved) bridge.call('drafts.save', get(room)).catch(() => unsaved.add(room));
    unsaved.clear();
  };
  return {
    state,
    get,
    flush,
    load: (drafts) => {
      const kept = new Map(drafts.map((draft) => [draft.room, draft]));
      for (const room of unsaved) kept.set(room, get(room));
      state.setState({ byRoom: kept });
    },
    hear: (draft) => {
      if (unsaved.has(draft.room)) return;
      state.setState(({ byRoom }) => ({ byRoom: new Map(byRoom).set(draft.room, draft) }));
    },
    drop: (rooms) => {
      for (const room of rooms) unsaved.delete(room);
      state.setState(({ byRoom }) => ({
        byRoom: new Map([...byRoom].filter(([room]) => !rooms.has(room))),
      }));
    },
    clear: () => {
      unsaved.clear();
      state.setState({ byRoom: new Map() });
    },
    write: (draft) => {
      const now = rooms.get(draft.room);
      const known = marked(draft, get(draft.room), now?.canChat ? now.privacy : undefined);
      state.setState(({ byRoom }) => ({ byRoom: new Map(byRoom).set(draft.room, known) }));
      unsaved.add(draft.room);
      cancel ??= later(pause, flush);
    },
  };
}

/** Whether there is anything in it. */
export function isBegun(draft: Draft | undefined): boolean {
  return draft !== undefined && (draft.text.trim() !== '' || (draft.storyTitle ?? '').trim() !== '');
}

/** `now`: absent where nobody knows who can read the room. */
function marked({ privacy, ...draft }: Draft, before: Draft, now: Privacy | undefined): Draft {
  const then = isBegun(draft) ? narrower(privacy ?? before.privacy, now) : undefined;
  return then === undefined ? draft : { ...draft, privacy: then };
}
