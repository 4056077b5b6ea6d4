import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { AddInId, Ask, Events, RoomAddress } from './facts.ts';

type Verdict = Ask<'addIns.verdict'>['verdict'];

/** Why a frame was taken down. */
export type FrameTrouble = 'silent' | 'versions' | 'left' | 'flood' | 'heavy' | 'nonsense' | 'hung' | 'focus';

export type FrameStatus =
  | { readonly state: 'loading' | 'ready' }
  | { readonly state: 'over'; readonly trouble: FrameTrouble };

export interface FramesState {
  /** By `badgeKey`. */
  readonly byPlace: ReadonlyMap<string, FrameStatus>;
}

interface FramePlace {
  readonly room: RoomAddress;
  readonly addIn: AddInId;
}

/** What the frames of a window do for it. */
export interface FrameWork {
  /** Never rejects. */
  readonly filter: (due: Events['addIns.filterDue']) => Promise<Verdict>;
  readonly tell: (told: Events['addIns.told']) => void;
  readonly reload: (place: FramePlace) => void;
  /** Gives it the keyboard, as the person wants. */
  readonly enter: (place: FramePlace) => void;
}

/** Between the host, which asks and tells, and the frames, which come when they are needed. */
export interface AddInFrames {
  readonly state: StoreApi<FramesState>;
  readonly reload: (place: FramePlace) => void;
  readonly enter: (place: FramePlace) => void;
  /** The frames are there. Returns its undo. */
  readonly serve: (work: FrameWork) => () => void;
  /** Returns its undo. */
  readonly attach: () => () => void;
}

const none: Verdict = { action: 'Unanswered', why: 'Add-ins are not loaded in this window.' };

export function createAddInFrames(bridge: Bridge): AddInFrames {
  const state = createStore<FramesState>(() => ({ byPlace: new Map() }));
  let serving: FrameWork | undefined;
  const filter = async (due: Events['addIns.filterDue']): Promise<void> => {
    const verdict = (await serving?.filter(due)) ?? none;
    // Too late, or another window was faster.
    await bridge.call('addIns.verdict', { id: due.id, verdict }).catch(() => undefined);
  };
  return {
    state,
    reload: (place) => serving?.reload(place),
    enter: (place) => serving?.enter(place),
    serve: (work) => {
      serving = work;
      return () => {
        serving = undefined;
        state.setState({ byPlace: new Map() });
      };
    },
    attach: () => {
      const undo = [
        bridge.listen('addIns.filterDue', (due) => void filter(due)),
        bridge.listen('addIns.told', (told) => serving?.tell(told)),
      ];
      return () => {
        for (const each of undo) each();
      };
    },
  };
}
