import { describe, expect, test } from 'vitest';
import type { RoomEntry } from '#electron/bridge/contract.ts';
import { inCategories, nextUnread } from '#renderer/store/categories.ts';
import { fakeRooms } from '#test/support/fake-data.ts';

const [model] = fakeRooms(1, 0);

function room(name: string, category: string, unread = 0): RoomEntry {
  if (!model) throw new Error('There is no room to copy.');
  return { ...model, address: `${name}@rooms.example.org`, name, category, unread };
}

describe('rooms under their categories', () => {
  test('both in the order of the alphabet, numbers by value, what has no category last', () => {
    const rooms = [room('b', ''), room('Room 10', 'B'), room('Room 9', 'B'), room('ä', 'A'), room('z', 'A')];
    expect(
      inCategories(rooms, 'de').map(({ name, rooms: inside }) => [name, ...inside.map((each) => each.name)]),
    ).toEqual([
      ['A', 'ä', 'z'],
      ['B', 'Room 9', 'Room 10'],
      ['', 'b'],
    ]);
  });
});

test('favourites come first, by themselves', () => {
  const rooms = [room('a', 'A'), { ...room('z', 'A'), favourite: true as const }];
  expect(inCategories(rooms, 'en').map(({ name, rooms: [first] }) => [name, first?.name])).toEqual([
    [null, 'z'],
    ['A', 'a'],
  ]);
});

describe('the next room with something unread', () => {
  const rooms = [room('a', '', 1), room('b', ''), room('c', '', 2), room('d', '')];
  test.each([
    ['a', 1, 'c'],
    ['c', 1, 'a'],
    ['a', -1, 'c'],
    [null, 1, 'a'],
    [null, -1, 'c'],
    ['d', 1, 'a'],
  ] as const)('from %s by %d', (from, step, to) => {
    expect(nextUnread(rooms, from && `${from}@rooms.example.org`, step)?.name).toBe(to);
  });

  test('one that was marked is one of them', () => {
    const isMarked = (address: string): boolean => address.startsWith('b@');
    expect(nextUnread(rooms, 'a@rooms.example.org', 1, isMarked)?.name).toBe('b');
  });

  test('there is none where everything is read', () => {
    expect(nextUnread([room('a', ''), room('b', '')], null, 1)).toBeUndefined();
  });
});
