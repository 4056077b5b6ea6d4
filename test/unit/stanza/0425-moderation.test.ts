import { expect, test } from 'vitest';
import {
  isTombstone,
  readModeration,
  readModerationRequest,
  writeModeration,
  writeModerationRequest,
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
  for (const moderation of [{}, { by: 'desk@rooms.example/Mel', occupantId: 'o1', reason: 'no words' }]) {
    expect(readModeration(message(writeModeration('a7', moderation).toString()))).toBe('a7');
    expect(isTombstone(message(writeTombstone(0, moderation).toString()))).toBe(true);
  }
});

const asked = (inner: string, attributes = "id='a7'") =>
  readModerationRequest(
    parseXml(`<moderate xmlns='urn:xmpp:message-moderate:1' ${attributes}>${inner}</moderate>`),
  );
const retract = "<retract xmlns='urn:xmpp:message-retract:1'/>";

test.each([
  ['with a reason', asked(`${retract}<reason> no &lt;words> </reason>`), { id: 'a7', reason: 'no <words>' }],
  ['without one', asked(retract), { id: 'a7' }],
  ['with an empty one', asked(`${retract}<reason> </reason>`), { id: 'a7' }],
  ['for something else', asked('<edit/>'), undefined],
  ['for another kind of retraction', asked('<retract/>'), undefined],
  ['for nothing', asked(retract, ''), undefined],
  ['for an empty id', asked(retract, "id=''"), undefined],
])('a request to take a message back, %s', (_, read, wanted) => {
  expect(read).toEqual(wanted);
});

test.each([{ id: 'a7' }, { id: 'a7', reason: 'no <words>' }])(
  'the request %j is read as it was written',
  (request) => {
    expect(readModerationRequest(parseXml(writeModerationRequest(request).toString()))).toEqual(request);
  },
);

test('notice and tombstone say who took it back and why, as XEP-0425 has it', () => {
  const moderation = { by: 'desk@rooms.example/Mel', occupantId: 'o1', reason: 'no <words>' };
  const inside =
    '<moderated xmlns="urn:xmpp:message-moderate:1" by="desk@rooms.example/Mel">' +
    '<occupant-id xmlns="urn:xmpp:occupant-id:0" id="o1"/></moderated><reason>no &lt;words&gt;</reason>';
  expect(writeModeration('a7', moderation).toString()).toBe(
    `<retract xmlns="urn:xmpp:message-retract:1" id="a7">${inside}</retract>`,
  );
  expect(writeTombstone(0, moderation).toString()).toBe(
    `<retracted xmlns="urn:xmpp:message-retract:1" stamp="1970-01-01T00:00:00.000Z">${inside}</retracted>`,
  );
});
