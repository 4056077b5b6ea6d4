import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gapBeside, type ListGap, placesFor } from '#renderer/store/arrange.ts';
import { inCategories } from '#renderer/store/categories.ts';
import type { RoomEntry, RoomPlacing } from '#renderer/store/facts.ts';
import { listedId, listedRooms } from '#renderer/store/listed-rooms.ts';
import { fakeRooms } from '#test/support/fake-data.ts';
import { seed, soak } from '#test/support/random.ts';

const [model] = fakeRooms(1, 0);

function room(name: string, category: string, place: { group?: string; order?: number } = {}): RoomEntry {
  if (!model) throw new Error('There is no room to copy.');
  return { ...model, address: `${name}@rooms`, name, category, ...place };
}

function move(rooms: readonly RoomEntry[], name: string, section: string | null, before: string | null) {
  const moved = rooms.find((each) => each.name === name);
  if (!moved) throw new Error(`There is no ${name}.`);
  const gap = { section, before: before && `${before}@rooms` };
  const places = placesFor(inCategories(rooms, 'en'), moved, gap);
  return { places, after: arranged(rooms, places) };
}

function arranged(rooms: readonly RoomEntry[], places: readonly RoomPlacing[]): readonly RoomEntry[] {
  return rooms.map((entry) => {
    const place = places.find((each) => each.room === entry.address);
    if (!place) return entry;
    const { group: _, order: _order, ...rest } = entry;
    const { room: address, ...own } = place;
    return { ...rest, address, ...own };
  });
}

const shown = (rooms: readonly RoomEntry[]) =>
  inCategories(rooms, 'en').map(({ name, rooms: inside }) => [name, ...inside.map((each) => each.name)]);

const letters = ['a', 'b', 'c', 'd'].map((name) => room(name, 'A'));

test('a room goes up, and those that were before it by name stay before the others', () => {
  const { places, after } = move(letters, 'd', 'A', 'b');
  expect(shown(after)).toEqual([['A', 'a', 'd', 'b', 'c']]);
  expect(places.map((place) => place.room)).toEqual(['a@rooms', 'd@rooms']);
});

test('to the top it takes no other along', () => {
  const { places, after } = move(letters, 'c', 'A', 'a');
  expect(shown(after)).toEqual([['A', 'c', 'a', 'b', 'd']]);
  expect(places).toHaveLength(1);
});

test('into a group of its own, and back to its category', () => {
  const { after } = move([...letters, room('e', 'B')], 'a', 'Mine', null);
  expect(shown(after)).toEqual([
    ['Mine', 'a'],
    ['A', 'b', 'c', 'd'],
    ['B', 'e'],
  ]);
  const back = move(after, 'a', 'A', 'c');
  expect(back.places.at(-1)).not.toHaveProperty('group');
  expect(shown(back.after)[0]).toEqual(['A', 'b', 'a', 'c', 'd']);
});

test('over the name of a section it goes where its name puts it, and takes no other along', () => {
  const rooms = [...letters, room('z', 'B')];
  const [, b] = rooms;
  if (!b) throw new Error('There are five.');
  expect(placesFor(inCategories(rooms, 'en'), b, { section: 'B' })).toEqual([
    { room: 'b@rooms', group: 'B' },
  ]);
});

test('a favourite keeps its group while it is put in order among the favourites', () => {
  const rooms = letters.map((each) => ({ ...each, favourite: true as const, group: 'Mine' }));
  const { places } = move(rooms, 'd', null, 'a');
  expect(places).toEqual([{ room: 'd@rooms', group: 'Mine', order: expect.any(Number) }]);
});

test('of several private sides of one room each has a place of its own, once it was given one', () => {
  const insiders = { privacy: 'Secret', companion: 'b@rooms' } as const;
  const desk = room('b', 'A', { group: 'Mine' });
  const sides = [room('risk', 'A'), room('deals', 'A')].map((side) => ({ ...side, ...insiders }));
  const all = [room('a', 'A'), room('z', 'A', { group: 'Mine' }), desk, ...sides];
  const lines = (rooms: readonly RoomEntry[]) =>
    inCategories(listedRooms(new Map(rooms.map((one) => [one.address, one]))), 'en');
  const names = (rooms: readonly RoomEntry[]) =>
    lines(rooms).map(({ name, rooms: inside }) => [name, ...inside.map(listedId)]);
  const moves = (rooms: readonly RoomEntry[], id: string, gap: ListGap) => {
    const moved = lines(rooms)
      .flatMap((section) => section.rooms)
      .find((one) => listedId(one) === id);
    if (!moved) throw new Error(`There is no ${id}.`);
    return arranged(rooms, placesFor(lines(rooms), moved, gap));
  };
  expect(names(all)).toEqual([
    ['Mine', 'deals@rooms', 'risk@rooms', 'z@rooms'],
    ['A', 'a@rooms'],
  ]);
  const last = moves(all, 'deals@rooms', { section: 'Mine', before: null });
  expect(names(last)[0]).toEqual(['Mine', 'risk@rooms', 'z@rooms', 'deals@rooms']);
  const back = moves(last, 'risk@rooms', { section: 'A', before: 'a@rooms' });
  expect(names(back)).toEqual([
    ['Mine', 'z@rooms', 'deals@rooms'],
    ['A', 'risk@rooms', 'a@rooms'],
  ]);
  expect(back.find(({ address }) => address === 'b@rooms')).toBe(desk);
});

test('nothing is put under no name at all', () => {
  expect(move([...letters, room('x', '')], 'a', '', null).places).toEqual([]);
});

test('up and down end at the edges', () => {
  const categories = inCategories(letters, 'en');
  const [first, , third, last] = letters;
  if (!first || !third || !last) throw new Error('There are four.');
  expect(gapBeside(categories, first, -1)).toBeUndefined();
  expect(gapBeside(categories, last, 1)).toBeUndefined();
  expect(gapBeside(categories, third, 1)).toEqual({ section: 'A', before: null });
  expect(gapBeside(categories, third, -1)).toEqual({ section: 'A', before: 'b@rooms' });
});

test('whatever was moved before, also by two devices at once, a room stands where it was put, and no other moves', () => {
  const moves = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 });
  const ranks = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }), {
    minLength: 8,
    maxLength: 8,
  });
  fc.assert(
    fc.property(ranks, moves, (orders, all) => {
      let rooms: readonly RoomEntry[] = orders.map((order, index) =>
        room(`r${index}`, 'A', order === undefined ? {} : { order }),
      );
      for (const [from, to] of all) {
        const before = (shown(rooms)[0] ?? []).slice(1).map(String);
        const name = before[from] ?? '';
        const others = before.filter((each) => each !== name);
        const { after } = move(rooms, name, 'A', others[to] ?? null);
        others.splice(to, 0, name);
        expect((shown(after)[0] ?? []).slice(1)).toEqual(others);
        rooms = after;
      }
    }),
    { seed, numRuns: soak ? 2_000 : 40 },
  );
});
