import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { before } from './before.ts';
import {
  type BareAddress,
  type Draft,
  narrower,
  type Privacy,
  type RoomAddress,
  type RoomEntry,
  type Snapshot,
} from './facts.ts';
import type { Surroundings } from './surroundings.ts';

export interface DraftsState {
  readonly byRoom: ReadonlyMap<RoomAddress, Draft>;
}

/** One draft per room, kept by the host soon after each change. */
export interface DraftsStore {
  readonly state: StoreApi<DraftsState>;
  /** Those of an account, with what waits here for it. */
  readonly load: (told: Pick<Snapshot, 'account' | 'accounts' | 'drafts'>) => void;
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
  /** What comes back unsent, before whatever was written since: in its field, or kept until its account is shown again. */
  readonly giveBack: (draft: Draft, account: BareAddress | null) => void;
  /** What was being written is nothing of the account that comes. */
  readonly leave: () => void;
}

const pause = 400;

/** What nobody could keep of an account when another one came: what stood in its fields, and what was not sent. */
interface Left {
  readonly written: readonly Draft[];
  readonly unsent: readonly Draft[];
}

export function createDrafts(
  bridge: Bridge,
  rooms: { readonly get: (room: RoomAddress) => RoomEntry | undefined },
  { later }: Surroundings,
): DraftsStore {
  const state = createStore<DraftsState>(() => ({ byRoom: new Map() }));
  const unsaved = new Set<RoomAddress>();
  let cancel: (() => void) | undefined;
  let account: BareAddress | null = null;
  const left = new Map<BareAddress | null, Left>();
  const keepHere = (whose: BareAddress | null, more: Partial<Left>): void => {
    const { written = [], unsent = [] } = left.get(whose) ?? {};
    const [later = [], back = []] = [more.written, more.unsent];
    left.set(whose, { written: [...written, ...later], unsent: [...unsent, ...back] });
  };
  const get = (room: RoomAddress): Draft =>
    state.getState().byRoom.get(room) ?? { room, text: '', importance: 'Regular' };
  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    const whose = account;
    for (const draft of [...unsaved].map(get)) {
      // A draft that could not be kept stays in the page, and goes with the next change.
      bridge.call('drafts.save', draft).catch(() => {
        if (whose === account) unsaved.add(draft.room);
        else keepHere(whose, { written: [draft] });
      });
    }
    unsaved.clear();
  };
  const write = (draft: Draft): void => {
    const now = rooms.get(draft.room);
    const known = marked(draft, get(draft.room), now?.canChat ? now.privacy : undefined);
    state.setState(({ byRoom }) => ({ byRoom: new Map(byRoom).set(draft.room, known) }));
    unsaved.add(draft.room);
    cancel ??= later(pause, flush);
  };
  const giveBack = (draft: Draft, whose: BareAddress | null): void => {
    if (whose !== account) keepHere(whose, { unsent: [draft] });
    // What was written for a room that is gone is gone with it.
    else if (rooms.get(draft.room)) write(before(draft, get(draft.room)));
  };
  return {
    state,
    get,
    flush,
    write,
    giveBack,
    load: ({ account: shown, accounts, drafts }) => {
      account = shown?.address ?? null;
      const kept = new Map(drafts.map((draft) => [draft.room, draft]));
      for (const room of unsaved) kept.set(room, get(room));
      state.setState({ byRoom: kept });
      const { written = [], unsent = [] } = left.get(account) ?? {};
      left.delete(account);
      for (const draft of written) if (rooms.get(draft.room)) write(draft);
      for (const draft of unsent) giveBack(draft, account);
      // Who was taken off this device has nothing here either.
      for (const whose of left.keys())
        if (accounts.every(({ address }) => address !== whose)) left.delete(whose);
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
    leave: () => {
      keepHere(account, { written: [...unsaved].map(get) });
      unsaved.clear();
      state.setState({ byRoom: new Map() });
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
