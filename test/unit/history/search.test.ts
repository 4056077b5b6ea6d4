import { beforeAll, describe, expect, test } from 'vitest';
import type { MessageSearch } from '#electron/model/search.ts';
import { openShelf, shelfForAll } from '#test/support/shelf.ts';
import { desk, found, message, page } from './messages.ts';

const lobby = 'lobby@rooms.localhost';
const shelf = shelfForAll();

beforeAll(() => {
  const said = [
    'Opening levels attached',
    'Ünïcode levels',
    'a b',
    'Feed B is late',
    'feeding time',
    'say "NEAR" me',
    '明日東京で会議',
    'กรุงเทพมหานคร',
    'हिन्दी में लिखा',
    'Quartalsbericht: Łódź, Straße',
    'see foo_bar-baz',
  ];
  shelf.history.storeLive(said.map((text, index) => message(index, { text })));
  shelf.history.storeLive([
    message(90, { text: 'levels elsewhere', room: lobby, author: { id: 'cleo@localhost', name: 'Cléo' } }),
    message(91, { text: 'the body', storyTitle: 'Quarterly report' }),
    message(92, { text: 'look, Ada: https://example.com', importance: 'Alert' }),
  ]);
});

const find = (search: Partial<MessageSearch>, limit?: number) => found(shelf.history, search, limit);

describe('search', () => {
  test.each([
    ['levels', ['levels elsewhere', 'Ünïcode levels', 'Opening levels attached']],
    ['LEV', ['levels elsewhere', 'Ünïcode levels', 'Opening levels attached']],
    ['unicode', ['Ünïcode levels']],
    ['ÜNICODE', ['Ünïcode levels']],
    ['feed', ['feeding time', 'Feed B is late']],
    ['"feed b"', ['Feed B is late']],
    ['feed late', ['Feed B is late']],
    ['"levels late"', []],
    ['"opening levels', ['Opening levels attached']],
    ['"opening lev', ['Opening levels attached']],
    ['"opening lev"', []],
    ['b', ['Feed B is late', 'a b']],
    ['f', []],
    ['near', ['say "NEAR" me']],
    ['quarterly', ['the body']],
    ['lodz strasse', ['Quartalsbericht: Łódź, Straße']],
    ['foo_bar', ['see foo_bar-baz']],
    ['foo-ba', ['see foo_bar-baz']],
  ])('%j finds, newest first: %j', (text, expected) => {
    expect(find({ text })).toEqual(expected);
  });

  test.each([
    ['東京', ['明日東京で会議']],
    ['会', ['明日東京で会議']],
    ['京東', []],
    ['明日 会議', ['明日東京で会議']],
    ['เทพ', ['กรุงเทพมหานคร']],
    ['เทพม', ['กรุงเทพมหานคร']],
    ['हिन्दी', ['हिन्दी में लिखा']],
    ['हिन', ['हिन्दी में लिखा']],
  ])('%j is found where words have no spaces, or marks for vowels', (text, expected) => {
    expect(find({ text })).toEqual(expected);
  });

  test.each([
    ['bericht', ['Quartalsbericht: Łódź, Straße']],
    ['eedin', ['feeding time']],
    ['ed', []],
    ['"bericht"', []],
  ])('%j is looked for inside of words', (text, expected) => {
    expect(find({ text })).toEqual(expected);
  });

  test.each<[string, Partial<MessageSearch>, readonly string[]]>([
    ['a room', { text: 'levels', rooms: [lobby] }, ['levels elsewhere']],
    [
      'rooms',
      { text: 'levels', rooms: [lobby, desk] },
      ['levels elsewhere', 'Ünïcode levels', 'Opening levels attached'],
    ],
    ['a room that is not known', { text: 'levels', rooms: ['nowhere@rooms.localhost'] }, []],
    ['no room', { text: 'levels', rooms: [] }, []],
    ['an author', { text: 'levels', authors: ['cleo@localhost'] }, ['levels elsewhere']],
    ['an author alone', { authors: ['cleo@localhost'] }, ['levels elsewhere']],
    ['a part of a name', { by: 'cle' }, ['levels elsewhere']],
    ['nobody', { by: 'zoe' }, []],
    ['a time', { from: message(90).sentAt, to: message(92).sentAt }, ['the body', 'levels elsewhere']],
    ['a time and a word', { text: 'levels', to: message(1).sentAt }, ['Opening levels attached']],
    ['a time that ends before it begins', { from: message(9).sentAt, to: message(1).sentAt }, []],
    ['a time beyond all calendars', { from: -1e300, to: 8.64e15 + 1, text: 'body' }, ['the body']],
    ['importance', { importance: 'Alert' }, ['look, Ada: https://example.com']],
    ['stories', { story: true }, ['the body']],
    ['links', { hasLink: true }, ['look, Ada: https://example.com']],
    ['mentions of me', { mentionsMe: true, text: 'look' }, ['look, Ada: https://example.com']],
    ['things that no message is', { story: true, hasLink: true }, []],
  ])('is narrowed to %s', (_, search, expected) => {
    expect(find(search)).toEqual(expected);
  });

  test('rooms that are left out take no place among the hits', () => {
    const without = (search: Partial<MessageSearch>, ...except: string[]) =>
      shelf.history
        .search({ search: { text: 'levels', order: 'time', ...search }, limit: 1, except })
        .hits.map((hit) => hit.message.text);
    expect(without({})).toEqual(['levels elsewhere']);
    expect(without({}, lobby, 'nowhere@rooms.localhost')).toEqual(['Ünïcode levels']);
    expect(without({}, lobby, desk)).toEqual([]);
    expect(without({ rooms: [desk] }, desk)).toEqual([]);
    expect(without({ text: '', from: 0 }, desk)).toEqual(['levels elsewhere']);
    expect(without({ text: '', authors: ['cleo@localhost'] }, lobby)).toEqual([]);
  });

  test('says whether there is more, and what was looked for', () => {
    const ask = (text: string, limit: number) =>
      shelf.history.search({ search: { text, order: 'time' }, limit });
    expect(ask('levels', 2)).toMatchObject({ more: true, terms: ['levels'] });
    expect(ask('levels', 3)).toMatchObject({ more: false });
    expect(ask('Été "der Straße"  東京', 3).terms).toEqual(['ete', 'der strasse', '東京']);
    expect(ask('!!!', 3)).toMatchObject({ hits: [], more: false, terms: [] });
  });

  test('by relevance a title counts for more than a text, and what is said twice for more than once', () => {
    const other = openShelf();
    other.history.storeLive([
      message(1, { text: 'one report', storyTitle: 'Report' }),
      message(2, { text: 'a report and the report' }),
      message(3, { text: 'a report, and many other words beside it' }),
      message(4, { text: 'nothing' }),
    ]);
    expect(found(other.history, { text: 'report', order: 'relevance' })).toEqual([
      'one report',
      'a report and the report',
      'a report, and many other words beside it',
    ]);
    other.history.close();
    other.folder.remove();
  });

  test('tells of each room how much of it was searched, those with the most missing first', () => {
    const other = openShelf();
    const { history } = other;
    const newest = { before: null, max: 50, epoch: 0 };
    history.storePage(desk, newest, page([message(1), message(2)], true));
    history.storePage(lobby, newest, page([message(7, { room: lobby })]));
    const coverage = (rooms?: readonly string[], except: readonly string[] = []) =>
      history.search({ search: { text: 'x', order: 'time', ...(rooms && { rooms }) }, limit: 1, except })
        .coverage;
    const whole = { room: desk, name: 'desk', stored: 2, complete: true, since: message(1).sentAt };
    const part = { room: lobby, name: 'lobby', stored: 1, complete: false, since: message(7).sentAt };
    expect(coverage()).toEqual([part, whole]);
    expect(coverage([desk])).toEqual([whole]);
    expect(coverage(undefined, [desk])).toEqual([part]);
    history.close();
    other.folder.remove();
  });

  test('what only the index says is nothing that can be typed', () => {
    expect(find({ text: '\u{E000}1' })).toEqual(find({ text: '1' }));
    expect(find({ text: '\u{E002}' })).toEqual([]);
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
    '\u0301',
    '!!!',
    'words '.repeat(10_000),
    `"${'words '.repeat(10_000)}`,
    'x'.repeat(100_000),
    '👩‍🚀',
  ])('%j is answered, not a fault', (text) => {
    expect(() => find({ text })).not.toThrow();
    expect(() => find({ text, rooms: [desk], order: 'relevance' })).not.toThrow();
  });
});
