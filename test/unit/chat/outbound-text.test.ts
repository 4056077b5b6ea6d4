import { expect, test } from 'vitest';
import { checkStanza, checkText } from '#electron/chat/room/outbound-text.ts';
import { nicknameFrom } from '#electron/chat/speakable.ts';
import { speakable } from '#electron/stanza/speakable.ts';
import { xml } from '#electron/stanza/xml.ts';

test.each([
  ['plain', 'plain'],
  ['tab\tand\nline', 'tab\tand\nline'],
  ['😀 <&> "', '😀 <&> "'],
  ['a\u0000b\u0008c\u001b', 'a\ufffdb\ufffdc\ufffd'],
  ['lone \ud800 half', 'lone \ufffd half'],
  ['\uffff\ufffe', '\ufffd\ufffd'],
])('%j goes out as %j', (text, expected) => {
  expect(speakable(text)).toBe(expected);
});

test('the limit is in bytes, and is named', () => {
  expect(() => checkText({ text: 'ääää' }, { messageSize: 8 })).not.toThrow();
  expect(() => checkText({ text: 'ääääa' }, { messageSize: 8 })).toThrow(/8 bytes/);
  expect(() =>
    checkText({ text: 'ääääa', storyTitle: 'News' }, { messageSize: 8, storySize: 100 }),
  ).not.toThrow();
  expect(() => checkText({ text: 'ääääa' }, {})).not.toThrow();
  const story = { text: 'x'.repeat(96), storyTitle: 'Title' };
  expect(() => checkText(story, { storySize: 101 })).not.toThrow();
  expect(() => checkText(story, { storySize: 100 })).toThrow(/100 bytes/);
});

test('nothing is not sent', () => {
  expect(() => checkText({ text: ' \n ' }, {})).toThrow(/nothing to send/);
});

test('what a server would close the stream over is not sent, however it grew', () => {
  const stanza = (text: string) => xml('message', {}, xml('body', {}, text));
  expect(() => checkStanza(stanza('x'.repeat(200_000)), {})).not.toThrow();
  expect(() => checkStanza(stanza('&'.repeat(100_000)), {})).toThrow(/250000 bytes/);
  expect(() => checkStanza(stanza('x'.repeat(100)), { stanzaSize: 50 })).toThrow(/50 bytes/);
});

test.each([
  ['  Ana  Ruiz ', 'Ana  Ruiz'],
  ['Ana\nRuiz\u0007', 'Ana Ruiz\ufffd'],
  [' \t ', ''],
  ['x'.repeat(100), 'x'.repeat(64)],
  ['😀'.repeat(100), '😀'.repeat(64)],
])('somebody called %j is called %j in rooms', (name, expected) => {
  expect(nicknameFrom(name)).toBe(expected);
});
