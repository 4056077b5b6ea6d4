import { describe, expect, it } from 'vitest';
import {
  readStreamManagement,
  type StreamManagement,
  writeStreamManagement,
} from '#electron/stanza/0198-stream-management.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const words: readonly StreamManagement[] = [
  { kind: 'enable', resume: true, max: 60 },
  { kind: 'enable', resume: false },
  { kind: 'enabled', resume: true, id: 'abc', max: 300 },
  { kind: 'resume', previousId: 'abc', h: 0 },
  { kind: 'resumed', previousId: 'abc', h: 4294967295 },
  { kind: 'failed', condition: 'item-not-found', h: 3 },
  { kind: 'request' },
  { kind: 'answer', h: 12 },
];

describe('stream management', () => {
  it.each(words)('reads back what it wrote: %o', (word) => {
    expect(readStreamManagement(parseXml(writeStreamManagement(word).toString()))).toEqual(word);
  });

  it.each([
    '<a xmlns="urn:xmpp:sm:3"/>',
    '<a xmlns="urn:xmpp:sm:3" h="-1"/>',
    '<a xmlns="urn:xmpp:sm:3" h="4294967296"/>',
    '<resume xmlns="urn:xmpp:sm:3" previd="x"/>',
    '<a xmlns="urn:other" h="1"/>',
  ])('refuses %s', (text) => {
    expect(readStreamManagement(parseXml(text))).toBeUndefined();
  });
});
