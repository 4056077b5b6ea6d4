import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mention } from '#electron/model/text/message-part.ts';
import { movedMentions } from '#electron/model/text/moved-mentions.ts';

const ben = (begin: number): Mention => ({ begin, end: begin + 4, address: 'ben@example.com' });

test.each([
  ['a text that goes on', 'Hi @Ben', 'Hi @Ben, look', [ben(3)]],
  ['words put before it', 'Hi @Ben', 'Well: Hi @Ben', [ben(9)]],
  ['words taken from before it', 'Hi @Ben', '@Ben', [ben(0)]],
  ['a letter taken from its end', 'Hi @Ben', 'Hi @Be', []],
  ['a letter put into it', 'Hi @Ben', 'Hi @Bern', []],
  ['another text', 'Hi @Ben', 'Nobody', []],
  ['no text', 'Hi @Ben', '', []],
  ['the same text', 'Hi @Ben', 'Hi @Ben', [ben(3)]],
])('a mention and %s', (_, before, after, expected) => {
  expect(movedMentions([ben(3)], before, after)).toEqual(expected);
});

test('a mention that is left names the same letters, whatever was typed where', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '@', ' '), maxLength: 12 });
  fc.assert(
    fc.property(letters, letters, letters, letters, (head, tail, cut, put) => {
      const before = `${head}${cut}${tail}`;
      const mentions = [...before].flatMap((_, begin) =>
        begin + 2 <= before.length
          ? [{ begin, end: begin + 2, address: before.slice(begin, begin + 2) }]
          : [],
      );
      const after = `${head}${put}${tail}`;
      for (const { begin, end, address } of movedMentions(mentions, before, after))
        expect(after.slice(begin, end)).toBe(address);
    }),
  );
});
