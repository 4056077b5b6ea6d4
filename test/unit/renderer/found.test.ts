import { describe, expect, test } from 'vitest';
import type { Action } from '#renderer/view/parts/action.ts';
import { findActions, findPeople } from '#renderer/view/search/found.ts';

const person = (name: string, address = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`) => ({
  name,
  address,
});
const action = (text: string): Action => ({ id: 'read all', icon: 'check', text, run: () => undefined });
const names = (all: ReturnType<typeof findPeople>) => all.map((each) => each.person.name);
const texts = (all: ReturnType<typeof findActions>) => all.map((each) => each.action.text);

describe('what a quick search finds beside messages', () => {
  test.each([
    ['beginnings of words in any order', 'oka ben', ['Ben Okafor']],
    ['whatever the accents', 'esra yilmaz', ['Esra Yılmaz']],
    ['by the address', 'example', ['Ben Okafor', 'Esra Yılmaz', 'ليلى حداد']],
    ['in any script', 'حداد', ['ليلى حداد']],
    ['not what stands inside of words', 'kafor', []],
    ['nobody for nothing', '  ', []],
  ])('people are found by %s', (_, text, found) => {
    const people = ['Ben Okafor', 'Esra Yılmaz'].map((name) => person(name));
    expect(names(findPeople([...people, person('ليلى حداد', 'person-6@example.org')], text))).toEqual(found);
  });

  test('whoever is known twice stands there once, as the room names them', () => {
    const found = findPeople(
      [person('Ben', 'ben@example.org'), person('Ben Okafor', 'ben@example.org')],
      'ben',
    );
    expect(names(found)).toEqual(['Ben']);
  });

  test('commands that begin with the words come before those that hold them', () => {
    const all = ['Export all rooms…', 'Find rooms', 'Room settings', 'Keys'].map(action);
    expect(texts(findActions(all, 'room'))).toEqual(['Room settings', 'Export all rooms…', 'Find rooms']);
    expect(texts(findActions(all, 'rooms find'))).toEqual(['Find rooms']);
    expect(texts(findActions(all, ''))).toEqual([]);
  });
});
