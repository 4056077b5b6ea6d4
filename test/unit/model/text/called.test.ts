import { describe, expect, test } from 'vitest';
import { calledPeople, findCalled } from '#electron/model/text/called.ts';
import { findNames } from '#electron/model/text/names.ts';

const people = [
  { id: 'ana@x', name: 'Ana' },
  { id: 'ana.ruiz@x', name: 'Ana Ruiz' },
  { id: 'layla@x', name: 'ليلى حداد' },
  { id: 'odd@x', name: '<b>Cleo</b>' },
  { id: 'nobody@x', name: '  ' },
  { id: 'zoe@x', name: 'Zoe\u0308' },
];
const called = (text: string) =>
  findCalled(text, calledPeople(people)).map(
    ({ begin, end, address }) => `${text.slice(begin, end)}=${address}`,
  );

describe('who is called by an @', () => {
  test.each([
    ['@Ana look', ['@Ana=ana@x']],
    ['@ana ruiz, look', ['@ana ruiz=ana.ruiz@x']],
    ['@Ana Ruizio', ['@Ana=ana@x']],
    ['mail me at me@ana or ana', []],
    ['@Anastasia', []],
    ['يا @ليلى حداد!', ['@ليلى حداد=layla@x']],
    ['@<b>Cleo</b>', ['@<b>Cleo</b>=odd@x']],
    ['@Zoë @Ana', ['@Zoë=zoe@x', '@Ana=ana@x']],
    ['@', []],
  ])('%j', (text, expected) => {
    expect(called(text)).toEqual(expected);
  });
});

test('my own names are found where they would alert me', () => {
  const text = 'ada, and @Ada Byron; canada';
  const found = findNames(text, ['Ada Byron', 'ada'], 'ada@x');
  expect(found.map(({ begin, end }) => text.slice(begin, end))).toEqual(['ada', '@Ada Byron']);
});
