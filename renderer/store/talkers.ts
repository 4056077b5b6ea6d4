import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { Occupant, RoomAddress, StoredMessage } from './facts.ts';
import type { TimelineStore } from './timeline.ts';
import { isSamePlace, isThere, type Visit } from './visit.ts';

export type Person = Occupant['person'];

type People = ReadonlyMap<string, Person>;

export interface TalkersState {
  readonly people: People;
  /** Of a logical room each of both rooms has its own: whoever is called in one need not read the other. */
  readonly byRoom: ReadonlyMap<RoomAddress, People>;
}

/** Who wrote in the room that is open, or is in it: those who may be called there by name. */
export interface TalkersStore {
  readonly state: StoreApi<TalkersState>;
  /** Asks who is in the room now. */
  readonly look: (room: RoomAddress) => void;
  /** Returns its undo. */
  readonly attach: () => () => void;
}

const nobody: TalkersState = { people: new Map(), byRoom: new Map() };

export function createTalkers(bridge: Bridge, timeline: TimelineStore): TalkersStore {
  const state = createStore<TalkersState>(() => nobody);
  /** Messages whose authors are known. */
  let known = new WeakSet<StoredMessage>();
  const openPlace = (): Visit | null => timeline.state.getState().visit;

  function add(room: RoomAddress, some: readonly Person[]): void {
    const { people, byRoom } = state.getState();
    const here = byRoom.get(room);
    const inRoom = withNews(here, some);
    if (inRoom === here || inRoom.size === 0) return;
    state.setState({ people: withNews(people, some), byRoom: new Map(byRoom).set(room, inRoom) });
  }
  function look(room: RoomAddress): void {
    bridge.call('rooms.occupants', { room }).then(
      ({ occupants }) => {
        const people = occupants.map(({ person }) => person);
        if (isThere(openPlace(), room)) add(room, people);
      },
      // Those who wrote here are known without.
      () => undefined,
    );
  }
  return {
    state,
    look,
    attach: () =>
      timeline.state.subscribe(({ visit, messages }, before) => {
        if (visit === null ? before.visit !== null : !isSamePlace(before.visit, visit)) {
          state.setState(nobody);
          known = new WeakSet();
          for (const room of [visit?.room, visit?.beside]) if (room !== undefined) look(room);
        }
        if (messages === before.messages) return;
        const news = messages.filter((message) => !known.has(message));
        for (const message of news) known.add(message);
        for (const [room, said] of Map.groupBy(news, (message) => message.room))
          add(
            room,
            said.map(({ author }) => author),
          );
      }),
  };
}

/** The map stays the same object while nobody new is among them: nothing is drawn anew. */
function withNews(people: People = new Map(), some: readonly Person[]): People {
  const news = some.filter(({ id, name }) => people.get(id)?.name !== name);
  if (news.length === 0) return people;
  return new Map([...people, ...news.map((person) => [person.id, person] as const)]);
}
