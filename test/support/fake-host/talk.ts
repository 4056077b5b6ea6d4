import type {
  MessageKey,
  Occupant,
  RoomAddress,
  RoomEntry,
  StoredMessage,
} from '#electron/bridge/contract.ts';
import { fakeDirectory, fakeHistory, fakeRooms, me, privateScene } from '../fake-data.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeWire } from './wire.ts';

type Names =
  | 'messages.remove'
  | 'rooms.join'
  | 'rooms.leave'
  | 'rooms.follow'
  | 'rooms.unfollow'
  | 'rooms.setLevel'
  | 'rooms.setFavourite'
  | 'rooms.arrange'
  | 'rooms.setMarked'
  | 'rooms.inSight'
  | 'rooms.markAllRead'
  | 'rooms.occupants'
  | 'rooms.looking'
  | 'rooms.markRead';

export interface FakeTalkOptions {
  readonly rooms: number;
  readonly directory: number;
  readonly messages: number;
  readonly now: number;
  /** The first two rooms are shown as one. */
  readonly logical: boolean;
}

/** The rooms that the person is in, and what is said in them. */
export interface FakeTalk {
  readonly rooms: Map<RoomAddress, RoomEntry>;
  /** These, and all others that can be found. */
  readonly directory: readonly RoomEntry[];
  readonly handlers: Pick<FakeHandlers, Names>;
  history(room: RoomAddress): StoredMessage[];
  say(room: RoomAddress, text: string, more?: Partial<StoredMessage>): StoredMessage;
  add(entry: RoomEntry): void;
  change(room: RoomAddress, change: Partial<RoomEntry>): void;
  remove(room: RoomAddress): void;
  enter(room: RoomAddress, change: Partial<RoomEntry>): void;
  /** The private room is for itself from now on. */
  unlink(privateRoom: RoomAddress): void;
}

export function createFakeTalk(wire: Pick<FakeWire, 'tell'>, options: FakeTalkOptions): FakeTalk {
  const { now } = options;
  const entries = logicalRooms(fakeRooms(options.rooms, now), options.logical);
  const directory = [...entries, ...fakeDirectory(options.directory, now)];
  const rooms = new Map(entries.map((entry) => [entry.address, entry]));
  const histories = new Map<RoomAddress, StoredMessage[]>();

  const without = (room: RoomAddress, names: readonly (keyof RoomEntry)[]): void => {
    const entry = rooms.get(room);
    if (!entry) return;
    const kept = Object.entries(entry).filter(([name]) => !names.some((each) => each === name));
    // What is taken away is optional.
    rooms.set(room, Object.fromEntries(kept) as unknown as RoomEntry);
  };

  const talk: FakeTalk = {
    rooms,
    directory,
    history: (room) => {
      const index = entries.findIndex((entry) => entry.address === room);
      const count = index === 0 ? options.messages : 120 + ((index * 37) % 400);
      const told = entries[index]?.companion === undefined ? undefined : privateScene;
      const known = histories.get(room) ?? fakeHistory(room, index < 0 ? 0 : count, now, index + 1, told);
      histories.set(room, known);
      return known;
    },
    say: (room, text, more = {}) => {
      const message: StoredMessage = {
        room,
        key: nextKey(talk.history(room)),
        author: { id: 'ben.okafor@example.org', name: 'Ben Okafor' },
        own: false,
        sentAt: Date.now(),
        text,
        importance: 'Regular',
        mentionsMe: false,
        ...more,
      };
      talk.history(room).push(message);
      wire.tell('messages.stored', { room, messages: [message], live: true });
      return message;
    },
    add: (entry) => {
      rooms.set(entry.address, entry);
      histories.set(entry.address, []);
      wire.tell('rooms.changed', { changed: [entry], gone: [] });
    },
    change: (room, change) => {
      const entry = rooms.get(room);
      if (!entry) return;
      rooms.set(room, { ...entry, ...change });
      wire.tell('rooms.changed', { changed: [{ ...entry, ...change }], gone: [] });
    },
    remove: (room) => {
      for (const { address, companion } of [...rooms.values()]) if (companion === room) talk.unlink(address);
      rooms.delete(room);
      wire.tell('rooms.changed', { changed: [], gone: [room] });
    },
    unlink: (privateRoom) => {
      const entry = rooms.get(privateRoom);
      if (!entry) return;
      const { companion: _, ...alone } = entry;
      rooms.set(privateRoom, alone);
      talk.change(privateRoom, {});
    },
    enter: (room, change) => {
      const entry = rooms.get(room) ?? directory.find(({ address }) => address === room);
      if (entry) rooms.set(room, { ...entry, state: 'Established' });
      talk.change(room, change);
    },
    handlers: {
      'messages.remove': ({ room, archiveId }) =>
        done(() => {
          const left = talk.history(room).filter((message) => message.archiveId !== archiveId);
          histories.set(room, left);
          wire.tell('messages.reordered', { room });
        }),
      'rooms.join': ({ room }) => done(() => talk.enter(room, {})),
      'rooms.leave': ({ room }) =>
        done(() => {
          for (const { address, companion } of [...rooms.values()])
            if (companion === room) talk.remove(address);
          talk.remove(room);
        }),
      'rooms.follow': ({ room }) => done(() => talk.enter(room, { followed: true })),
      'rooms.unfollow': ({ room }) => done(() => talk.change(room, { followed: false })),
      'rooms.setLevel': ({ room, level }) => done(() => talk.change(room, level === null ? {} : { level })),
      'rooms.setFavourite': ({ room, favourite }) =>
        done(() => {
          without(room, ['favourite']);
          talk.change(room, favourite ? { favourite } : {});
        }),
      'rooms.arrange': ({ places }) =>
        done(() => {
          const changed = places.flatMap(({ room, ...place }) => {
            without(room, ['group', 'order']);
            const entry = rooms.get(room);
            if (entry) rooms.set(room, { ...entry, ...place });
            return rooms.get(room) ?? [];
          });
          wire.tell('rooms.changed', { changed, gone: [] });
        }),
      'rooms.setMarked': ({ room, marked }) =>
        done(() => {
          without(room, ['marked']);
          talk.change(room, marked ? { marked } : {});
        }),
      'rooms.inSight': () => ({}),
      'rooms.markAllRead': () =>
        done(() => {
          for (const room of talk.rooms.keys()) {
            without(room, ['marked']);
            talk.change(room, { unread: 0, mentions: 0 });
          }
        }),
      'rooms.occupants': ({ room }) => ({ occupants: occupantsOf(talk.history(room)) }),
      'rooms.looking': () => ({}),
      'rooms.markRead': ({ room, upTo }) =>
        done(() => talk.change(room, { readUpTo: upTo, unread: 0, mentions: 0 })),
    },
  };
  for (const entry of entries) rooms.set(entry.address, { ...entry, readUpTo: readUpTo(talk, entry) });
  return talk;
}

function logicalRooms(entries: readonly RoomEntry[], logical: boolean): readonly RoomEntry[] {
  const companion = entries[0]?.address;
  if (!logical || companion === undefined) return entries;
  return entries.map((entry, index) => (index === 1 ? { ...entry, companion } : entry));
}

function done(act: () => void): Record<string, never> {
  act();
  return {};
}

function nextKey(history: readonly StoredMessage[]): MessageKey {
  return Math.max(Date.now() * 1024, (history.at(-1)?.key ?? 0) + 1);
}

function readUpTo(talk: FakeTalk, { address, unread }: RoomEntry): MessageKey {
  if (unread === 0) return Number.MAX_SAFE_INTEGER;
  return talk.history(address).at(-1 - unread)?.key ?? 0;
}

function occupantsOf(messages: readonly StoredMessage[]): readonly Occupant[] {
  const people = new Map(messages.slice(-200).map(({ author }) => [author.id, author]));
  return [...people.values()].map((person, index) => ({
    person,
    canChat: index % 5 !== 4,
    isManager: index === 1,
    self: person.id === me.id,
  }));
}
