import { describe, expect, test } from 'vitest';
import { split } from '#renderer/view/parts/message/marked.ts';
import { findRooms } from '#renderer/view/search/found.ts';
import { fakeRooms } from '#test/support/fake-data.ts';

const marked = (text: string, ...words: string[]) =>
  split(text, words).flatMap((piece) => (piece.found ? [piece.text] : []));

describe('what was found is marked', () => {
  test.each([
    ['Feed B is late', ['late'], ['late']],
    ['later than late', ['late'], ['late', 'late']],
    ['plate', ['late'], ['late']],
    ['Café, cafe\u0301', ['cafe'], ['Café', 'cafe\u0301']],
    ['Straße', ['strasse'], ['Straße']],
    ['feed feedback', ['feed', 'feedback'], ['feed', 'feedback']],
    ['a cat', ['a'], ['a']],
    ['LATE', ['late'], ['LATE']],
    ['a.b a+b (c', ['a.b', '(c'], ['a.b', '(c']],
    ['午後に確認します', ['確認'], ['確認']],
    ['nothing', [''], []],
  ])('%s', (text, words, found) => {
    expect(marked(text, ...words)).toEqual(found);
  });

  test('the pieces make up the whole', () => {
    const text = '<b>late</b> & later';
    expect(
      split(text, ['late', 'b'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('rooms by name', () => {
  const rooms = fakeRooms(60, 0);
  const names = (text: string) => findRooms(rooms, text).map(({ room }) => room.name);

  test('names that begin with the words come first', () => {
    expect(names('desk').slice(0, 2)).toEqual(['Desk', 'Desk Panel']);
  });

  test('accents and case do not matter', () => {
    expect(names('ROZMÓWY')).toEqual([]);
    expect(names('fórex')).toEqual([]);
    expect(names('désk')[0]).toBe('Desk');
  });

  test('no words find nothing', () => {
    expect(names('  ')).toEqual([]);
  });
});
