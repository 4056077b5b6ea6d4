import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RoomEntry } from '#electron/bridge/contract.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type ChatServer, password } from '#test/support/chat-server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';
import { soak } from '#test/support/random.ts';
import { compared } from './crowds.ts';
import { type Bench, type Figure, figure, type Row } from './figures.ts';
import { joinBarely } from './load/bare-joiner.ts';
import { inTurns } from './load/in-turns.ts';

const sizes = [100, 500] as const;
const runs = soak ? 5 : 3;

export const followedBench: Bench = {
  name: 'followed',
  about:
    'Somebody who follows many rooms signs in on a new device, and starts Perch (the start counts) on one that knows them: until the list is there, until all are entered, and until what was said in each meanwhile is stored. The floor is a bare client that asks, enters and pages through the same rooms, as many at once, and looks at nothing, in the same run; of the list it is Perch with no account.',
  run: async () => {
    const rows: Row[] = [];
    for (const kind of compared) {
      const server = await kind.start();
      try {
        rows.push(...(await followedRows(server)));
      } finally {
        await server.stop();
      }
    }
    return rows;
  },
};

/** Milliseconds of one sign-in. */
interface Times {
  readonly floor: number;
  readonly list: number;
  readonly emptyList: number;
  readonly newJoined: number;
  readonly newStored: number;
  readonly joined: number;
  readonly stored: number;
}

async function followedRows(server: ChatServer): Promise<readonly Row[]> {
  const ana = await Person.signsIn(server, 'ana');
  const rooms = await makeRooms(ana, Math.max(...sizes));
  const taken = new Map<number, readonly Times[]>();
  for (const size of sizes) {
    const address = await server.account(size === sizes[0] ? 'cleo' : 'ben');
    const own = rooms.slice(0, size);
    await follows(server, address, own);
    const times: Times[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await signIns(server, ana, address, own));
    taken.set(size, times);
  }
  await ana.leaves();
  return [
    ...sizes.flatMap((size) => rowsOf(server.name, size, taken.get(size) ?? [])),
    ...further(server.name, taken),
  ];
}

async function makeRooms(ana: Person, count: number): Promise<readonly RoomAddress[]> {
  const rooms: RoomAddress[] = [];
  await inTurns(8, [...Array(count).keys()], async (number) => {
    const room = await ana.opens({ name: `Room ${number}`, privacy: 'Open' });
    await ana.says(room, `The first word in room ${number}`);
    rooms.push(room);
  });
  return rooms;
}

async function follows(server: ChatServer, address: string, rooms: readonly RoomAddress[]): Promise<void> {
  const person = await Person.returns(server, address);
  await inTurns(8, rooms, (room) => person.chat.services.followedRooms.follow(room, room));
  await person.leaves();
}

async function signIns(
  server: ChatServer,
  ana: Person,
  address: string,
  rooms: readonly RoomAddress[],
): Promise<Times> {
  const folder = temporaryFolder('bench-followed');
  try {
    const floor = await timed(() =>
      joinBarely(server.webSocket, address.split('@')[0] ?? '', password, rooms),
    );
    const fresh = await onNewDevice(server, folder, address, rooms);
    await inTurns(8, rooms, (room) => ana.says(room, 'Said meanwhile'));
    return { floor, ...fresh, ...(await onKnownDevice(folder, rooms)) };
  } finally {
    folder.remove();
  }
}

async function onNewDevice(
  server: ChatServer,
  folder: TemporaryFolder,
  address: string,
  rooms: readonly RoomAddress[],
): Promise<Pick<Times, 'emptyList' | 'newJoined' | 'newStored'>> {
  const started = performance.now();
  const member = await Member.starts(join(folder.path, 'data'));
  await member.ask('app.snapshot', {});
  const emptyList = performance.now() - started;
  const start = performance.now();
  await member.ask('account.signIn', { address, password, webSocket: server.webSocket });
  const [newJoined, newStored] = await Promise.all([
    all(member, rooms, isIn).then(() => performance.now() - start),
    all(member, rooms, (room) => isIn(room) && room.lastAt !== undefined).then(
      () => performance.now() - start,
    ),
  ]);
  // Up to where one has read is told when the reader rests.
  await sleep(4_000);
  await member.stops();
  return { emptyList, newJoined, newStored };
}

async function onKnownDevice(
  folder: TemporaryFolder,
  rooms: readonly RoomAddress[],
): Promise<Pick<Times, 'list' | 'joined' | 'stored'>> {
  const start = performance.now();
  const member = await Member.starts(join(folder.path, 'data'));
  const { rooms: listed } = await member.ask('app.snapshot', {});
  const list = performance.now() - start;
  if (listed.length !== rooms.length)
    throw new Error(`${listed.length} of ${rooms.length} rooms are listed.`);
  const [joined, stored] = await Promise.all([
    all(member, rooms, isIn).then(() => performance.now() - start),
    all(member, rooms, (room) => isIn(room) && room.unread > 0).then(() => performance.now() - start),
  ]);
  await member.stops();
  return { list, joined, stored };
}

function isIn({ state }: RoomEntry): boolean {
  return state === 'Established';
}

/** Resolves when all of the rooms fit. */
function all(
  member: Member,
  rooms: readonly RoomAddress[],
  fits: (room: RoomEntry) => boolean,
): Promise<void> {
  const left = new Set(rooms);
  const look = (entries: readonly RoomEntry[]): boolean => {
    for (const entry of entries) if (fits(entry)) left.delete(entry.address);
    return left.size === 0;
  };
  return member.until(
    'rooms.changed',
    (snapshot) => look(snapshot.rooms),
    ({ changed }) => look(changed),
  );
}

function rowsOf(server: string, size: number, times: readonly Times[]): readonly Row[] {
  const of = (name: keyof Times): Figure => figure(times.map((each) => each[name]));
  const [unit, floor] = ['ms', of('floor')];
  const rooms = `${size} rooms, ${server}`;
  return [
    { what: `the list is there, ${rooms}`, unit, floor: of('emptyList'), figure: of('list'), target: '1.15' },
    { what: `new device: all entered, ${rooms}`, unit, floor, figure: of('newJoined') },
    { what: `new device: all stored, ${rooms}`, unit, floor, figure: of('newStored') },
    { what: `known device: all entered, ${rooms}`, unit, floor, figure: of('joined') },
    { what: `known device: all stored, ${rooms}`, unit, floor, figure: of('stored') },
  ];
}

/** What each further room costs. */
function further(server: string, taken: ReadonlyMap<number, readonly Times[]>): readonly Row[] {
  const [few, many] = sizes;
  const each = (name: keyof Times): Figure => {
    const median = (size: number) => figure((taken.get(size) ?? []).map((times) => times[name])).median;
    return figure([(median(many) - median(few)) / (many - few)]);
  };
  return [
    {
      what: `each further room: entered and stored, ${server}`,
      unit: 'ms',
      floor: each('floor'),
      figure: each('stored'),
    },
    { what: `each further room: the list, ${server}`, unit: 'ms', figure: each('list') },
  ];
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
