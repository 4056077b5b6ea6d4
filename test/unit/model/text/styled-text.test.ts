import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mention, StyledBlock, StyledSpan } from '#electron/model/text/message-part.ts';
import { messageParts } from '#electron/model/text/message-parts.ts';
import { styledText } from '#electron/model/text/styled-text.ts';

type Piece = StyledBlock | StyledSpan;

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(textOfPiece).join('');
}

function textOfPiece(piece: Piece): string {
  if ('spans' in piece) return textOf(piece.spans);
  return 'blocks' in piece ? textOf(piece.blocks) : piece.text;
}

const marks: Readonly<Record<string, string>> = { strong: 'b', emphasis: 'i', strike: 's', code: 'code' };

/** As short marks that can be read in a table: directives in braces. */
function shown(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'quote') return `<q>${shown(piece.blocks)}</q>`;
      if (piece.kind === 'preformatted') return `<pre>${shown(piece.spans)}</pre>`;
      if (piece.kind === 'lines') return shown(piece.spans);
      if ('spans' in piece) return `<${marks[piece.kind]}>${shown(piece.spans)}</>`;
      if (piece.kind === 'text') return piece.text;
      return piece.kind === 'directive' ? `{${piece.text}}` : `[${piece.kind} ${piece.text}]`;
    })
    .join('');
}

describe('styling (XEP-0393)', () => {
  test.each([
    ['plain', 'plain'],
    ['*strong*', '<b>{*}strong{*}</>'],
    ['an _emphasis_ and a ~strike~', 'an <i>{_}emphasis{_}</> and a <s>{~}strike{~}</>'],
    ['`*code* :)`', '<code>{`}*code* :){`}</>'],
    ['*strong*plain*', '<b>{*}strong{*}</>plain*'],
    ['* plain *strong*', '* plain <b>{*}strong{*}</>'],
    ['not strong*', 'not strong*'],
    ['*not strong', '*not strong'],
    ['*not \n strong*', '*not \n strong*'],
    ['*not *strong', '*not *strong'],
    ['**', '**'],
    ['****', '<b>{*}*{*}</>*'],
    ['*this *is* one*', '<b>{*}this *is{*}</> one*'],
    ['*_~all~_*', '<b>{*}<i>{_}<s>{~}all{~}</>{_}</>{*}</>'],
    ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
    ['*see https://a.example/x*y_z*', '<b>{*}see [hyperlink https://a.example/x*y_z]{*}</>'],
    ['_https://a.example/_', '<i>{_}[hyperlink https://a.example/]{_}</>'],
    ['*a\n*b*', '*a\n<b>{*}b{*}</>'],
    ['> one\n> two\nthree', '<q>{> }one\n{> }two\n</q>three'],
    ['>> deep\n> less', '<q><q>{>> }deep\n</q>{> }less</q>'],
    ['> *strong*', '<q>{> }<b>{*}strong{*}</></q>'],
    ['a > b', 'a > b'],
    ['```\n*x* :)\n```\nafter', '<pre>{```\n}*x* :)\n{```\n}</pre>after'],
    ['```ts\nlet a', '<pre>{```ts\n}let a</pre>'],
    ['> ```\n> x\ny', '<q><pre>{> ```\n}{> }x\n</pre></q>y'],
    ['```\n> x\n``` not\n```', '<pre>{```\n}> x\n``` not\n{```}</pre>'],
    ['one\n\n\ntwo', 'one\n\n\ntwo'],
    ['>:O\n>: O', '[emoticon >:O]\n<q>{>}: O</q>'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(shown(styledText(text))).toBe(expected);
  });

  test('more quotes than anybody reads stand in the innermost', () => {
    const [block] = styledText(`${'>'.repeat(100_000)} deep`);
    expect(shown(block ? [block] : []).startsWith(`${'<q>'.repeat(8)}{>>>>>>>>}>>>`)).toBe(true);
  });
});

describe('parts', () => {
  const kinds = (text: string, mentions?: readonly Mention[]) =>
    messageParts(text, mentions).flatMap((part) =>
      part.kind === 'text' ? [] : [`${part.kind} ${part.text}`],
    );

  test.each([
    ['thanks :) and ;)', ['emoticon :)', 'emoticon ;)']],
    ["(:'( … 8-)!", ["emoticon :'(", 'emoticon 8-)']],
    [':-*', ['emoticon :-*']],
    ['>:O', ['emoticon >:O']],
    [':) :) :)', ['emoticon :)', 'emoticon :)', 'emoticon :)']],
    ['list(8-)', []],
    ['(8-)', ['emoticon 8-)']],
    ['_:)_', ['emoticon :)']],
    ['note:) and http://a.example/:)', ['hyperlink http://a.example/']],
    ['12:(3)', []],
    ['xmpp:Desk@Rooms.example.org?join', ['room link xmpp:Desk@Rooms.example.org?join']],
    ['xmpp:desk@rooms.example.org?join;node=x.', ['room link xmpp:desk@rooms.example.org?join;node=x']],
    ['xmpp:ana@example.org', ['hyperlink xmpp:ana@example.org']],
    ['xmpp:a/b@c?join xmpp:%?join', ['hyperlink xmpp:a/b@c?join', 'hyperlink xmpp:%?join']],
  ])('%j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test('a room link names its room as rooms are compared', () => {
    expect(messageParts('xmpp:Desk%20A@Rooms.example.org?join')).toMatchObject([{ kind: 'hyperlink' }]);
    expect(messageParts('xmpp:De%73k@Rooms.example.org?join')).toMatchObject([
      { room: 'desk@rooms.example.org' },
    ]);
  });

  test('mentions stand where they are told to, unless that is no place', () => {
    const address = 'ana@example.org';
    expect(
      kinds('hi Ana :)', [
        { begin: 3, end: 6, address },
        { begin: 4, end: 99, address },
        { begin: -1, end: 2, address },
        { begin: 5, end: 5, address },
        { begin: Number.NaN, end: 2, address },
      ]),
    ).toEqual(['mention Ana', 'emoticon :)']);
  });
});

const bits = fc.constantFrom(
  ...['*', '_', '~', '`', '```', '```\n', '> ', '>', '\n', '\r\n', ' ', 'a', ':)', '>:O', ':-*', '.', '('],
  ...['https://a.example/_x_', 'xmpp:a@b?join', '@', '\u0000', '\u202e', '\ud83d', '👩‍👩‍👧', 'ب', '\u0301'],
);
const anything = fc
  .array(fc.oneof({ weight: 4, arbitrary: bits }, fc.string({ unit: 'binary' })), { maxLength: 60 })
  .map((all) => all.join(''));
const places = fc.array(
  fc.record({ begin: fc.integer({ min: -2, max: 80 }), end: fc.integer({ min: -2, max: 80 }) }),
  { maxLength: 5 },
);

test('whatever stands in a message, its pieces are the message', () => {
  fc.assert(
    fc.property(anything, places, (text, ranges) => {
      const mentions = ranges.map((range) => ({ ...range, address: 'a@b' }));
      expect(textOf(messageParts(text, mentions))).toBe(text);
      expect(textOf(styledText(text, mentions))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('code is text and nothing else', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const inside = (pieces: readonly Piece[], code: boolean): void => {
        for (const piece of pieces) {
          const isCode = code || piece.kind === 'code' || piece.kind === 'preformatted';
          if ('blocks' in piece) inside(piece.blocks, isCode);
          else if ('spans' in piece) inside(piece.spans, isCode);
          else if (code) expect(['text', 'directive']).toContain(piece.kind);
        }
      };
      inside(styledText(text), false);
    }),
  );
});

const megabytes = 10_000_000;
const fill = (unit: string) => unit.repeat(Math.ceil(megabytes / unit.length));

test.each([
  ['feeds', fill('\n')],
  ['stars', fill('*')],
  ['opening stars', fill(' *a')],
  ['strong words', fill('*a* ')],
  ['all four kinds, never closed', fill('*a _b ~c `d ')],
  ['quotes', fill('> a\n')],
  ['deep quotes', fill('>')],
  ['deeper and deeper quotes', Array.from({ length: 4000 }, (_, depth) => `${'>'.repeat(depth)}\n`).join('')],
  ['fences', fill('```\n')],
  ['quoted fences', fill('> ```\n>> \n')],
  ['emoticons', fill(':) ')],
  ['brackets before one', `${'('.repeat(megabytes)}:)`],
  ['links', fill('https://a.example ')],
  ['a link of brackets', `https://${')'.repeat(megabytes)}`],
  ['calls', fill('@ana ')],
])('ten megabytes of %s make few pieces, and are all there', (_, text) => {
  const blocks = styledText(text);
  expect(textOf(blocks) === text).toBe(true);
  expect(JSON.stringify(blocks).split('"kind"').length).toBeLessThan(12_000);
  expect(textOf(messageParts(text)) === text).toBe(true);
});
