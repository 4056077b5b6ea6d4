import { describe, expect, test } from 'vitest';
import { hasCase, hasTerms, type SearchWording, searchTerms } from '#electron/model/text/search-terms.ts';

function finds(typed: string, wording: SearchWording, text: string): boolean {
  const terms = searchTerms(typed, wording);
  return terms.length > 0 && hasTerms(terms, wording, text);
}

describe('What is typed', () => {
  test.each<readonly [string, SearchWording, readonly string[]]>([
    ['red blue', 'all', ['red', 'blue']],
    ['red "blue sky" x', 'any', ['red', 'blue sky', 'x']],
    ['"left open', 'all', ['left open']],
    ['red "blue', 'phrase', ['red  blue']],
    [' * "" ?! ', 'all', []],
    ['', 'any', []],
    ['nul\0l', 'all', ['nul', 'l']],
  ])('%j, %s, has the terms %j', (typed, wording, terms) => {
    expect(searchTerms(typed, wording).map(({ text }) => text)).toEqual(terms);
  });

  test('is cut where nobody types on.', () => {
    expect(searchTerms('word '.repeat(10_000), 'all')).toHaveLength(32);
  });

  test.each<readonly [string, SearchWording, string, boolean]>([
    ['depl', 'all', 'The Deployment', true],
    ['ployment', 'all', 'The Deployment', false],
    ['d', 'all', 'The Deployment', false],
    ['d', 'all', 'Plan D', true],
    ['blue red', 'all', 'red, blue', true],
    ['blue red', 'phrase', 'red, blue', false],
    ['blue gone', 'any', 'red, blue', true],
    ['blue-green', 'all', 'a blue green one', true],
    ['"blue gre"', 'all', 'a blue green one', false],
    ['"blue gre', 'all', 'a blue green one', true],
    ['"blue gre', 'phrase', 'a blue green one', false],
    ['STRASSE', 'all', 'Straße', true],
    ['naive', 'all', 'naïve', true],
    ['京タ', 'all', '東京タワー', true],
    ['京ワ', 'all', '東京タワー', false],
  ])('%j, %s, in %j: %s', (typed, wording, text, expected) => {
    expect(finds(typed, wording, text)).toBe(expected);
  });

  test('is found just as it was typed only where it stands so.', () => {
    const terms = searchTerms('Blue Red', 'all');
    expect(hasCase(terms, 'all', 'Red and Blue')).toBe(true);
    expect(hasCase(terms, 'all', 'Red and blue')).toBe(false);
    expect(hasCase(terms, 'any', 'Red and blue')).toBe(true);
  });
});
