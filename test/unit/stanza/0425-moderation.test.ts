import { expect, test } from 'vitest';
import {
  isTombstone,
  readModeration,
  writeModeration,
  writeTombstone,
} from '#electron/stanza/0425-moderation.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const message = (inner: string) =>
  parseXml(`<message xmlns='jabber:client' type='groupchat'>${inner}</message>`);

test.each<[string, string, string | undefined]>([
  [
    'a notice',
    "<retract xmlns='urn:xmpp:message-retract:1' id='a7'><moderated xmlns='urn:xmpp:message-moderate:1'/></retract>",
    'a7',
  ],
  ['somebody who withdraws their own', "<retract xmlns='urn:xmpp:message-retract:1' id='a7'/>", undefined],
  [
    'no id',
    "<retract xmlns='urn:xmpp:message-retract:1'><moderated xmlns='urn:xmpp:message-moderate:1'/></retract>",
    undefined,
  ],
  [
    'another namespace',
    "<retract xmlns='urn:x' id='a7'><moderated xmlns='urn:xmpp:message-moderate:1'/></retract>",
    undefined,
  ],
  ['words', '<body>retract</body>', undefined],
])('what a room takes back: %s', (_, inner, id) => {
  expect(readModeration(message(inner))).toBe(id);
});

test.each<[string, boolean]>([
  ["<retracted xmlns='urn:xmpp:message-retract:1' stamp='2026-01-01T00:00:00Z'/>", true],
  ["<retracted xmlns='urn:xmpp:message-retract:1'/><body>still here</body>", false],
  ['<body>words</body>', false],
])('a tombstone has no text: %s', (inner, isOne) => {
  expect(isTombstone(message(inner))).toBe(isOne);
});

test('what is written is read', () => {
  expect(readModeration(message(writeModeration('a7').toString()))).toBe('a7');
  expect(isTombstone(message(writeTombstone(0).toString()))).toBe(true);
});
