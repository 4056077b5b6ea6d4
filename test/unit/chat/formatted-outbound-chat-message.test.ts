import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ChatEmoticon,
  emoticons,
  FormattedOutboundChatMessage,
  type MessagePart,
  messageParts,
} from '#electron/chat/index.ts';

const kinds = (message: FormattedOutboundChatMessage) =>
  messageParts(message.text, message.mentions).map(({ kind, text }) => `${kind}: ${text}`);

test('a message of all kinds of parts is plain text, and is read as the same parts', () => {
  const message = new FormattedOutboundChatMessage({ importance: 'Alert' })
    .appendMention({ id: 'ben@example.com', name: 'Ben' })
    .appendPlainText(', see')
    .appendHyperLink('the plan', 'https://example.com/plan?a=1')
    .appendPlainText('and')
    .appendChatRoomLink({ address: 'desk@rooms.example.com', name: 'Desk' })
    .appendPlainText('.')
    .appendEmoticon('Wink');
  expect(message.text).toBe(
    'Ben, see the plan <https://example.com/plan?a=1> and Desk <xmpp:desk@rooms.example.com?join>. ;)',
  );
  expect(kinds(message)).toEqual([
    'mention: Ben',
    'text: , see the plan <',
    'hyperlink: https://example.com/plan?a=1',
    'text: > and Desk <',
    'room link: xmpp:desk@rooms.example.com?join',
    'text: >. ',
    'emoticon: ;)',
  ]);
});

test.each(Object.keys(emoticons))('%s is read as itself, between words and alone', (name) => {
  // The keys of a closed table.
  const emoticon = name as ChatEmoticon;
  const isRead = (part: MessagePart): boolean => part.kind === 'emoticon' && part.emoticon === emoticon;
  const alone = new FormattedOutboundChatMessage().appendEmoticon(emoticon);
  const between = new FormattedOutboundChatMessage()
    .appendPlainText('so')
    .appendEmoticon(emoticon)
    .appendPlainText('it is');
  for (const message of [alone, between]) {
    expect(messageParts(message.text).filter(isRead)).toHaveLength(1);
  }
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nonsense'])(
  'a link to %s is refused',
  (uri) => {
    expect(() => new FormattedOutboundChatMessage().appendHyperLink('x', uri)).toThrow(/http/);
  },
);

test('a link without a text of its own is its address', () => {
  expect(new FormattedOutboundChatMessage().appendHyperLink('', 'https://example.com/a').text).toBe(
    'https://example.com/a',
  );
});

test('whatever is put together is read as the parts that went in', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcé '), minLength: 1, maxLength: 8 });
  const part = fc.oneof(
    word.map((text) => ({ kind: 'text', text }) as const),
    fc.constantFrom(...names).map((emoticon) => ({ kind: 'emoticon', emoticon }) as const),
    fc.nat(99).map((n) => ({ kind: 'hyperlink', uri: `https://example.com/${n}` }) as const),
    fc.nat(99).map((n) => ({ kind: 'room link', address: `desk-${n}@rooms.example.com` }) as const),
    word.map((name) => ({ kind: 'mention', id: 'ben@example.com', name }) as const),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const message = new FormattedOutboundChatMessage();
      for (const one of parts) append(message, one);
      const read = messageParts(message.text, message.mentions).filter(({ kind }) => kind !== 'text');
      expect(read.map(({ kind }) => kind)).toEqual(
        parts.map(({ kind }) => kind).filter((kind) => kind !== 'text'),
      );
    }),
  );
});

// The keys of a closed table.
const names = Object.keys(emoticons) as ChatEmoticon[];

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emoticon'; readonly emoticon: ChatEmoticon }
  | { readonly kind: 'hyperlink'; readonly uri: string }
  | { readonly kind: 'room link'; readonly address: string }
  | { readonly kind: 'mention'; readonly id: string; readonly name: string };

function append(message: FormattedOutboundChatMessage, part: Part): void {
  if (part.kind === 'text') message.appendPlainText(part.text);
  else if (part.kind === 'emoticon') message.appendEmoticon(part.emoticon);
  else if (part.kind === 'hyperlink') message.appendHyperLink('', part.uri);
  else if (part.kind === 'room link') message.appendChatRoomLink(part);
  else message.appendMention(part);
}
