import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageParts } from '#electron/model/text/message-parts.ts';

const allowed = ['http:', 'https:', 'mailto:', 'xmpp:'];

function links(text: string): readonly string[] {
  return messageParts(text).flatMap((piece) => (piece.kind === 'hyperlink' ? [piece.uri] : []));
}

describe('links', () => {
  test.each([
    ['see https://example.org/a?b=c#d now', ['https://example.org/a?b=c#d']],
    ['www.example.org', ['https://www.example.org/']],
    ['(https://example.org/wiki/Bird_(animal))', ['https://example.org/wiki/Bird_(animal)']],
    ['https://example.org/a.', ['https://example.org/a']],
    ['“https://example.org”', ['https://example.org/']],
    ['mailto:ana@example.org', ['mailto:ana@example.org']],
    ['xmpp:ana@example.org?message', ['xmpp:ana@example.org?message']],
    ['HTTPS://EXAMPLE.ORG/A', ['https://example.org/A']],
    ['https://bücher.example/ß', ['https://xn--bcher-kva.example/%C3%9F']],
  ])('%s', (text, urls) => {
    expect(links(text)).toEqual(urls);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//https:',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'vbscript:x',
    'smb://host/share',
    'https://',
    'https://user:secret@example.org/',
    'https://example.com@evil.example/',
    'xhttps://example.org',
    'mailto:',
  ])('%s is text', (text) => {
    expect(links(text)).toEqual([]);
  });

  test('a turned-round name is cut off where the turning begins', () => {
    expect(links('https://example.org/\u202etxt.exe')).toEqual(['https://example.org/']);
  });

  test('the pieces make up the whole text, and every link is of an allowed kind', () => {
    const bits = fc.constantFrom(
      'https://',
      'www.',
      'a.b',
      ')',
      '(',
      '<',
      '"',
      ' ',
      '@',
      ':',
      '\u202e',
      'javascript:',
      '/x',
      '\n',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ unit: 'grapheme' })), { maxLength: 30 }), (all) => {
        const text = all.join('');
        const pieces = messageParts(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces)
          if (piece.kind === 'hyperlink') expect(allowed).toContain(new URL(piece.uri).protocol);
      }),
    );
  });

  test.each([
    ['brackets', `https://${')'.repeat(1_000_000)}`],
    ['links', 'https://a.b '.repeat(100_000)],
    ['one endless link', `https://example.org/${'a'.repeat(1_000_000)}`],
  ])('a megabyte of %s makes few pieces', (_, text) => {
    const pieces = messageParts(text);
    expect(pieces.length).toBeLessThan(500);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});
