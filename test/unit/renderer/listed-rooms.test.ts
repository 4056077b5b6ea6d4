import { expect, test } from 'vitest';
import type { RoomEntry } from '#electron/bridge/contract.ts';
import { listedRooms, unreadIn, unreadOf } from '#renderer/store/listed-rooms.ts';
import { fakeRooms } from '#test/support/fake-data.ts';

const [model] = fakeRooms(1, 0);

function room(name: string, unread: number, changes: Partial<RoomEntry> = {}): [string, RoomEntry] {
  if (!model) throw new Error('There is no room to copy.');
  const address = `${name}@rooms.example.org`;
  return [address, { ...model, address, name, unread, ...changes }];
}

const desk = 'desk@rooms.example.org';
const insiders = { privacy: 'Secret', companion: desk } as const;

test('what is unread in a public room counts once where several private ones belong to it', () => {
  const rooms = new Map([
    room('desk', 4),
    room('risk', 2, insiders),
    room('deals', 1, insiders),
    room('lobby', 8),
  ]);
  const listed = listedRooms(rooms);
  const counts = listed.map((each) => [each.privateRoom?.name ?? each.name, unreadOf(each)]);
  expect(counts).toEqual([
    ['lobby', 8],
    ['risk', 6],
    ['deals', 5],
  ]);
  expect(unreadIn(listed)).toBe(15);
  expect(unreadIn(listed.slice(1))).toBe(7);
  expect(unreadIn([])).toBe(0);
});

test('several private sides of one room are told apart; one alone needs no more than the name of the room', () => {
  const [risk, deals] = [room('risk', 0, insiders), room('deals', 0, insiders)];
  const sharedOf = (rooms: readonly [string, RoomEntry][]) =>
    listedRooms(new Map([room('desk', 0), ...rooms])).map(({ shared }) => shared);
  expect(sharedOf([risk, deals])).toEqual([true, true]);
  expect(sharedOf([risk])).toEqual([undefined]);
});

test('a logical room stays the same while neither of its sides changes, and only then', () => {
  const [publicSide, risk, deals] = [room('desk', 0), room('risk', 0, insiders), room('deals', 0, insiders)];
  const names = (...rooms: [string, RoomEntry][]) => listedRooms(new Map([publicSide, ...rooms]));
  const [before] = names(risk, room('lobby', 0)).slice(-1);
  expect(names(risk, room('lobby', 7)).at(-1)).toBe(before);
  expect(names(room('risk', 1, insiders)).at(-1)).not.toBe(before);
  expect(names(risk, deals).map(({ shared }) => shared)).toEqual([true, true]);
  expect(names(risk).map(({ shared }) => shared)).toEqual([undefined]);
});
