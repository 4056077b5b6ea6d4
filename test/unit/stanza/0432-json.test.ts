import { expect, test } from 'vitest';
import { readCoded, writeCoded } from '#electron/stanza/0432-json.ts';
import { readRoomMessage, writeRoomWords } from '#electron/stanza/perch-message.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';

const room = 'desk@rooms.localhost';

test('what a message says to programs, and through what it was said, comes back as it was', () => {
  const words = {
    text: 'Build 7 failed',
    importance: 'Regular',
    via: 'Builds',
    coded: { kind: 'urn:example:build:1', json: '{"ok":false,"log":"<&\\"\\u0007"}' },
  } as const;
  const stanza = parseXml(writeRoomWords(room, words).toString());
  stanza.attrs.from = `${room}/Bot`;
  expect(readRoomMessage(stanza)).toMatchObject(words);
});

test('characters that XML cannot say are written as JSON can', () => {
  const written = writeCoded({ kind: 'urn:example:odd', json: '"a\ufffeb\uffffc"' });
  const read = readCoded(xml('message', {}, parseXml(written.toString())));
  expect(read && JSON.parse(read.json)).toBe('a\ufffeb\uffffc');
});

test.each([
  [
    'no JSON',
    '<payload xmlns="urn:xmpp:json-msg:0" datatype="urn:x"><json xmlns="urn:xmpp:json:0">{</json></payload>',
  ],
  ['no kind', '<payload xmlns="urn:xmpp:json-msg:0"><json xmlns="urn:xmpp:json:0">1</json></payload>'],
  ['nothing in it', '<payload xmlns="urn:xmpp:json-msg:0" datatype="urn:x"/>'],
  [
    'JSON of another namespace',
    '<payload xmlns="urn:xmpp:json-msg:0" datatype="urn:x"><json>1</json></payload>',
  ],
  [
    'more than a message carries along',
    `<payload xmlns="urn:xmpp:json-msg:0" datatype="urn:x"><json xmlns="urn:xmpp:json:0">"${'x'.repeat(70_000)}"</json></payload>`,
  ],
])('%s is read as nothing', (_, payload) => {
  expect(readCoded(xml('message', {}, parseXml(payload)))).toBeUndefined();
});
