import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRoomList, type RoomList } from '#electron/core/followed/room-list.ts';
import type { RoomFacts } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomEntry } from '#electron/model/room.ts';

const desk = 'desk@rooms.localhost';
const panel = 'panel@rooms.localhost';
const other = 'other@rooms.localhost';

function facts(address: RoomAddress, change: Partial<RoomFacts> = {}): RoomFacts {
  return {
    ...{ address, name: address, description: '', privacy: 'Closed', behavior: 'Normal', archived: true },
    ...{ category: '', followed: true, canChat: true },
    ...change,
  };
}

let hidden: Set<RoomAddress>;
let told: { readonly changed: readonly RoomEntry[]; readonly gone: readonly RoomAddress[] }[];
let rooms: RoomList;
const nextFrame = () => vi.advanceTimersByTimeAsync(20);

afterEach(() => {
  vi.useRealTimers();
});
beforeEach(async () => {
  vi.useFakeTimers();
  hidden = new Set();
  told = [];
  rooms = createRoomList({
    history: {
      rooms: () => [],
      saveRoom: () => undefined,
      counts: () => ({ unread: 0, mentions: 0, readUpTo: 0 }),
    },
    // The only event of a list of rooms.
    tell: (_, body) => void told.push(body as (typeof told)[number]),
    onUnread: () => undefined,
    onGone: () => undefined,
    isHidden: (room) => hidden.has(room),
    isCounted: () => true,
  });
  rooms.save(facts(desk));
  rooms.save(facts(panel, { privacy: 'Secret', companion: desk }));
  await nextFrame();
});

const companion = (room: RoomAddress = panel) => rooms.get(room)?.companion;
const lastTold = async (room: RoomAddress): Promise<RoomEntry | undefined> => {
  await nextFrame();
  return told.at(-1)?.changed.find(({ address }) => address === room);
};

test('a private room names its public one, and that one names nothing', () => {
  expect(companion()).toBe(desk);
  expect(companion(desk)).toBeUndefined();
});

test.each([
  ['left', () => rooms.remove(desk)],
  [
    'sealed',
    () => {
      hidden.add(desk);
      rooms.reconsider(desk);
    },
  ],
  ['secret now', () => rooms.save(facts(desk, { privacy: 'Secret' }))],
])('it is for itself at once where the public room is %s, and the window is told', async (_, happens) => {
  happens();
  expect(companion()).toBeUndefined();
  expect(await lastTold(panel)).toMatchObject({ address: panel });
  expect(await lastTold(panel)).not.toHaveProperty('companion');
});

test('it is one with the public room again as soon as that comes back', async () => {
  rooms.remove(desk);
  await nextFrame();
  rooms.save(facts(desk));
  expect(await lastTold(panel)).toMatchObject({ companion: desk });
});

test('where the link ends both rooms stay, each for itself', async () => {
  rooms.save(facts(panel, { privacy: 'Secret' }));
  expect(await lastTold(panel)).not.toHaveProperty('companion');
  expect(rooms.entries().map(({ address }) => address)).toEqual([desk, panel]);
});

test('a room that is not secret can say of itself what it likes', () => {
  rooms.save(facts(other, { companion: desk }));
  expect(companion(other)).toBeUndefined();
});

test('several private rooms can share a public one', () => {
  rooms.save(facts(other, { privacy: 'Secret', companion: desk }));
  expect([companion(), companion(other)]).toEqual([desk, desk]);
});

test('a room that is known from a file alone is nobody’s public room', () => {
  rooms.save(facts(desk, { imported: true }));
  expect(companion()).toBeUndefined();
});

test('what changes again and again within a frame is told once', async () => {
  await nextFrame();
  told = [];
  for (let number = 0; number < 10; number += 1) {
    rooms.present(desk, { state: 'Established', occupants: number });
    await vi.advanceTimersByTimeAsync(1);
  }
  await nextFrame();
  expect(told.map(({ changed }) => changed.map(({ occupants }) => occupants))).toEqual([[0], [9]]);
});
