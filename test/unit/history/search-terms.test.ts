import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchExpression } from '#electron/history/search-terms.ts';
import { desk, message, openShelf, type Shelf } from './messages.ts';

let shelf: Shelf;

beforeAll(() => {
  shelf = openShelf();
  const said = [
    'Opening levels attached',
    'Ünïcode levels',
    'a b',
    'Feed B is late',
    'feeding time',
    'say "NEAR" me',
  ];
  shelf.history.storeLive(said.map((text, index) => message(index, { text })));
  shelf.history.storeLive([
    message(90, { text: 'levels elsewhere', room: 'lobby@rooms.localhost' }),
    message(91, { text: 'the body', storyTitle: 'Quarterly report' }),
  ]);
});

afterAll(() => {
  shelf.history.close();
  shelf.folder.remove();
});

const find = (text: string, room?: string) =>
  shelf.history
    .search({ text, limit: 10, ...(room === undefined ? {} : { room }) })
    .map((hit) => hit.message.text);

describe('search', () => {
  test.each([
    ['levels', ['levels elsewhere', 'Ünïcode levels', 'Opening levels attached']],
    ['LEV', ['levels elsewhere', 'Ünïcode levels', 'Opening levels attached']],
    ['unicode', ['Ünïcode levels']],
    ['feed', ['feeding time', 'Feed B is late']],
    ['"feed b"', ['Feed B is late']],
    ['feed late', ['Feed B is late']],
    ['"levels att', []],
    ['"opening levels', ['Opening levels attached']],
    ['b', ['Feed B is late', 'a b']],
    ['f', []],
    ['near', ['say "NEAR" me']],
    ['quarterly', ['the body']],
  ])('%j finds, newest first: %j', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test('in a room it finds nothing of other rooms, whichever way it is looked for', () => {
    expect(find('levels', desk)).toEqual(['Ünïcode levels', 'Opening levels attached']);
    expect(find('levels', 'lobby@rooms.localhost')).toEqual(['levels elsewhere']);
    expect(find('levels', 'nowhere@rooms.localhost')).toEqual([]);
  });

  test('rooms that are left out take no place among the hits', () => {
    const search = { text: 'levels', limit: 1 };
    const without = (...except: string[]) =>
      shelf.history.search({ ...search, except }).map((hit) => hit.message.text);
    expect(without()).toEqual(['levels elsewhere']);
    expect(without('lobby@rooms.localhost', 'nowhere@rooms.localhost')).toEqual(['Ünïcode levels']);
    expect(without('lobby@rooms.localhost', desk)).toEqual([]);
    expect(shelf.history.search({ ...search, room: desk, except: [desk] })).toEqual([]);
  });

  test('the token of a room is nothing that can be typed', () => {
    expect(find('\u{E000}1')).toEqual([]);
    expect(find('1')).toEqual([]);
  });

  test.each([
    '',
    ' ',
    '"',
    '""',
    '"""',
    'NEAR',
    'NEAR(',
    'NEAR(a b, 5)',
    '*',
    'a*',
    '^',
    'AND',
    'a AND',
    'OR NOT',
    '-',
    '()',
    ')',
    'text:',
    '{text} : x',
    'a + b',
    "'",
    ';',
    '\0',
    'a\0b',
    '\ud800',
    '\u{E000}',
    '!!!',
    'words '.repeat(10_000),
    '👩‍🚀',
  ])('%j is answered, not a fault', (text) => {
    expect(() => find(text)).not.toThrow();
    expect(() => find(text, desk)).not.toThrow();
  });

  test('what holds no letter and no number asks the index nothing', () => {
    expect(matchExpression(' "" *** -- ')).toBeUndefined();
  });

  test('a prefix is asked for from two letters on', () => {
    expect(matchExpression('a ab')).toBe('{title text} : ("a" AND "ab"*)');
  });
});
