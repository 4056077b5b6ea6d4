import type { Draft, RoomAddress, RoomEntry, StoredMessage } from '#electron/bridge/contract.ts';
import { BridgeFault } from '#renderer/bridge/bridge.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import { fakePeople, snapshotOf } from '../fake-rooms.ts';
import type { FakeTalk } from './talk.ts';

type Names = Extract<keyof FakeHandlers, `logicalRooms.${string}`>;

/** Pairs of rooms, as a host in memory keeps them: by the `companion` of the private room's entry. */
export function fakeLogicalRooms(talk: FakeTalk): Pick<FakeHandlers, Names> {
  const pair = (privateRoom: RoomAddress, companion: RoomAddress): Record<string, never> => {
    talk.change(privateRoom, { companion });
    return {};
  };
  return {
    'logicalRooms.candidates': ({ room }) => {
      const wanted = talk.rooms.get(room)?.privacy === 'Secret' ? ['Open', 'Closed'] : ['Secret'];
      const fits = ({ privacy, companion }: RoomEntry) => wanted.includes(privacy) && !companion;
      return { rooms: [...talk.rooms.values()].filter(fits).slice(0, 8).map(snapshotOf) };
    },
    'logicalRooms.preview': ({ publicRoom, people }) => ({
      misfits: fakePeople
        .filter(({ address }) => 'room' in people || people.members.includes(address))
        .filter(({ name = '' }) => name.startsWith('Chiara') || name.startsWith('David'))
        .map((principal) => ({ principal, addable: talk.rooms.get(publicRoom)?.privacy === 'Closed' })),
    }),
    'logicalRooms.link': ({ publicRoom, privateRoom }) => pair(privateRoom, publicRoom),
    'logicalRooms.unlink': ({ privateRoom }) => {
      talk.unlink(privateRoom);
      return {};
    },
    'logicalRooms.create': ({ publicRoom, name, description = '' }) => {
      const room = `${name.toLowerCase().replace(/\W+/g, '-')}@rooms.example.org`;
      const beside = talk.rooms.get(publicRoom) ?? talk.directory[0];
      if (!beside) throw new Error('A fake host needs a room to copy.');
      const { companion: _, ...copied } = beside;
      talk.add({ ...copied, address: room, name, description, privacy: 'Secret', occupants: 1, unread: 0 });
      pair(room, publicRoom);
      return { room };
    },
  };
}

/** Both rooms as one, by key. */
export function mergedHistory(talk: FakeTalk, rooms: readonly RoomAddress[]): readonly StoredMessage[] {
  const [only, ...others] = rooms.map((room) => talk.history(room));
  if (others.length === 0) return only ?? [];
  return [only ?? [], ...others].flat().toSorted((one, other) => one.key - other.key);
}

/** As the core does: what somebody quotes of the private room into the public one has to be asked for. */
export function refuseWider(talk: FakeTalk, { room, text }: Draft): void {
  const privateRooms = [...talk.rooms.values()].filter(({ companion }) => companion === room);
  const quoted = text.split('\n').flatMap((line) => /^>\s*(.+)$/u.exec(line)?.[1] ?? []);
  for (const { address, name } of privateRooms) {
    const said = talk.history(address).some((each) => quoted.some((line) => each.text.includes(line)));
    if (said)
      throw new BridgeFault({ code: 'WiderAudience', text: `This was said in ${name}.`, values: [address] });
  }
}
