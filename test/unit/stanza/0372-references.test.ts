import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMentions, writeMentions } from '#electron/stanza/0372-references.ts';
import { xml } from '#electron/stanza/xml.ts';

const reference = (attributes: Record<string, string | number>) =>
  xml('message', {}, xml('reference', { xmlns: 'urn:xmpp:reference:0', type: 'mention', ...attributes }));

test('places are code points on the wire, and what a string is cut by here', () => {
  const text = '😀 Ben, look';
  const [written] = writeMentions([{ begin: 3, end: 6, address: 'ben@example.com' }], text);
  expect(written?.attrs).toMatchObject({ begin: '2', end: '5', uri: 'xmpp:ben@example.com' });
  const [read] = readMentions(xml('message', {}, written), text);
  expect(read && text.slice(read.begin, read.end)).toBe('Ben');
});

test.each([
  ['another type', { type: 'data', begin: 0, end: 3, uri: 'xmpp:ben@example.com' }],
  ['another message', { begin: 0, end: 3, uri: 'xmpp:ben@example.com', anchor: 'xmpp:x' }],
  ['no place', { uri: 'xmpp:ben@example.com' }],
  ['a place beyond the text', { begin: 0, end: 99, uri: 'xmpp:ben@example.com' }],
  ['a place that ends before it begins', { begin: 3, end: 3, uri: 'xmpp:ben@example.com' }],
  ['a negative place', { begin: -1, end: 3, uri: 'xmpp:ben@example.com' }],
  ['a place where nothing can be read', { begin: 3, end: 5, uri: 'xmpp:ben@example.com' }],
  ['nobody', { begin: 0, end: 3, uri: 'https://example.com' }],
  ['an address that is none', { begin: 0, end: 3, uri: 'xmpp:%E0%A4%A' }],
])('%s is no mention', (_, attributes) => {
  expect(readMentions(reference(attributes), 'Ben, look')).toEqual([]);
});

test('whatever is mentioned is read back, whatever the text is', () => {
  const mention = fc.tuple(
    fc.nat(40),
    fc.nat(40),
    fc.constantFrom('ben@example.com', 'a?b#c@example.com', 'é@x'),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(mention, { maxLength: 5 }),
      (text, wanted) => {
        const starts = [0];
        for (const point of text) starts.push((starts.at(-1) ?? 0) + point.length);
        const mentions = wanted.flatMap(([one, other, address]) => {
          const [begin = 0, end = 0] = [starts[Math.min(one, other)], starts[Math.max(one, other)]];
          return /[\p{L}\p{N}]/u.test(text.slice(begin, end)) ? [{ begin, end, address }] : [];
        });
        expect(readMentions(xml('message', {}, ...writeMentions(mentions, text)), text)).toEqual(mentions);
      },
    ),
  );
});

test('nobody turns a whole long message into a name', () => {
  const uri = 'xmpp:ben@example.com';
  expect(readMentions(reference({ begin: 0, end: 256, uri }), 'n'.repeat(300))).toHaveLength(1);
  expect(readMentions(reference({ begin: 0, end: 257, uri }), 'n'.repeat(300))).toEqual([]);
});

test('ten thousand mentions in a long text are read in time, and only some are believed', () => {
  const text = '😀n'.repeat(100_000);
  const one = () =>
    xml('reference', {
      xmlns: 'urn:xmpp:reference:0',
      type: 'mention',
      begin: 1,
      end: 99,
      uri: 'xmpp:ben@example.com',
    });
  expect(readMentions(xml('message', {}, ...Array.from({ length: 10_000 }, () => one())), text)).toHaveLength(
    100,
  );
});
