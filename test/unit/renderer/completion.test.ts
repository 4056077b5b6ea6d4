import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begunAt, suggestionsFor } from '#renderer/view/composer/completion.ts';

const people = ['Ana Ruiz', 'Ben Okafor', 'Esra Yılmaz', 'Zoë Andrews'].map((name) => ({ id: name, name }));
const offered = (text: string) => {
  const begun = begunAt(text, text.length);
  return begun ? suggestionsFor(begun, people).map(({ insert }) => insert) : [];
};

describe('what is offered', () => {
  test.each([
    ['@', ['@Ana Ruiz ', '@Ben Okafor ', '@Esra Yılmaz ', '@Zoë Andrews ']],
    ['hi @an', ['@Ana Ruiz ', '@Zoë Andrews ']],
    ['(@ZOE', ['@Zoë Andrews ']],
    ['@ana r', ['@Ana Ruiz ']],
    ['@ana ruiz said', []],
    ['me@an', []],
    ['@ an', []],
    [':smi', [':) ']],
    [':)', []],
    [':s', []],
    ['https://a', []],
    ['note:thumbs', []],
    [':thumbs', ['👎 ', '👍 ']],
  ])('%j', (text, inserted) => {
    expect(offered(text)).toEqual(inserted);
  });

  test('stands before the caret and nowhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), (text, at) => {
        const caret = Math.min(at, text.length);
        const begun = begunAt(text, caret);
        if (!begun) return;
        expect(text.slice(begun.from, caret)).toBe(`${begun.kind === 'person' ? '@' : ':'}${begun.query}`);
      }),
    );
  });
});
