import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { Occupant, RoomAddress } from './facts.ts';
import type { TimelineStore } from './timeline.ts';

export type Person = Occupant['person'];

/** Who wrote in the room that is open, or is in it: those who may be called there by name. */
export interface TalkersStore {
  readonly state: StoreApi<{ readonly people: ReadonlyMap<string, Person> }>;
  /** Asks who is in the room now. */
  readonly look: (room: RoomAddress) => void;
  /** Returns its undo. */
  readonly attach: () => () => void;
}

const nobody: ReadonlyMap<string, Person> = new Map();

export function createTalkers(bridge: Bridge, timeline: TimelineStore): TalkersStore {
  const state = createStore<{ readonly people: ReadonlyMap<string, Person> }>(() => ({ people: nobody }));
  const openRoom = (): RoomAddress | undefined => timeline.state.getState().visit?.room;

  /** The map stays the same object while nobody new is among them: nothing is drawn anew. */
  function add(some: readonly Person[]): void {
    const { people } = state.getState();
    const news = some.filter(({ id, name }) => people.get(id)?.name !== name);
    if (news.length === 0) return;
    state.setState({ people: new Map([...people, ...news.map((person) => [person.id, person] as const)]) });
  }
  function look(room: RoomAddress): void {
    bridge.call('rooms.occupants', { room }).then(
      ({ occupants }) => room === openRoom() && add(occupants.map(({ person }) => person)),
      // Those who wrote here are known without.
      () => undefined,
    );
  }
  return {
    state,
    look,
    attach: () =>
      timeline.state.subscribe(({ visit, messages }, before) => {
        if (visit?.room !== before.visit?.room) {
          state.setState({ people: nobody });
          if (visit) look(visit.room);
        }
        if (messages !== before.messages) add(messages.map(({ author }) => author));
      }),
  };
}
