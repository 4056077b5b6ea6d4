import { expect, test } from 'vitest';
import { quotationOf } from '#renderer/view/composer/quotation.ts';
import { message } from './messages.ts';

const said = (text: string, more: { readonly storyTitle?: string; readonly name?: string } = {}) => {
  const { name = 'Ana Ruiz', ...story } = more;
  const one = message(1);
  return quotationOf({ ...one, ...story, text, author: { ...one.author, name } });
};

test.each([
  ['one line', said('Good morning'), '> Ana Ruiz: Good morning'],
  ['several lines, and what was quoted in them', said('> Yes?\n\nNo.\n'), '> Ana Ruiz: > Yes?\n>\n> No.'],
  [
    'a story by its title and its beginning',
    said('1\n2\n3\n4', { storyTitle: 'News' }),
    '> Ana Ruiz: News\n> 1\n> 2\n> 3\n> …',
  ],
  ['a name of several lines is one', said('x', { name: 'A\nB' }).split('\n').length, 1],
])('%s', (_, quoted, expected) => {
  expect(quoted).toBe(expected);
});

test('what is long is quoted by its beginning, and no character is cut in two', () => {
  const lines = said(Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n')).split('\n');
  expect(lines).toHaveLength(13);
  expect(lines.at(-1)).toBe('> …');
  const family = '👨‍👩‍👧';
  const quoted = said(family.repeat(200)).split('\n');
  expect(quoted.at(-1)).toBe('> …');
  expect(quoted[0]?.replace('> Ana Ruiz: ', '').replaceAll(family, '')).toBe('');
});
