import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Audience, RoomAddress } from './facts.ts';

export interface AudiencesState {
  /** By the private room: those logical rooms in which the next post goes to everybody. */
  readonly wide: ReadonlySet<RoomAddress>;
  /**
   * The public room in which somebody was writing for insiders when that side went away: the field waits until they
   * say that they mean to write to everybody.
   */
  readonly interrupted: RoomAddress | null;
}

/** For whom the next post of each logical room is meant. It begins with the insiders, and is never remembered wider. */
export interface AudiencesStore {
  readonly state: StoreApi<AudiencesState>;
  readonly get: (privateRoom: RoomAddress) => Audience;
  readonly choose: (privateRoom: RoomAddress, audience: Audience) => void;
  readonly interrupt: (publicRoom: RoomAddress | null) => void;
}

export function createAudiences(): AudiencesStore {
  const state = createStore<AudiencesState>(() => ({ wide: new Set(), interrupted: null }));
  return {
    state,
    get: (privateRoom) => (state.getState().wide.has(privateRoom) ? 'public' : 'private'),
    choose: (privateRoom, audience) =>
      state.setState(({ wide }) => {
        const others = [...wide].filter((each) => each !== privateRoom);
        return { wide: new Set(audience === 'public' ? [...others, privateRoom] : others) };
      }),
    interrupt: (interrupted) => state.setState({ interrupted }),
  };
}
