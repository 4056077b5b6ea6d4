import { expect, test } from 'vitest';
import { isPinned, writePinned } from '#electron/stanza/0469-pinning.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const others = parseXml('<extensions xmlns="urn:xmpp:bookmarks:1"><state xmlns="urn:others"/></extensions>');

test('a bookmark is pinned and let go, and what others put there stays', () => {
  expect(isPinned(undefined)).toBe(false);
  const pinned = writePinned(others, true);
  expect(isPinned(pinned)).toBe(true);
  expect(String(writePinned(pinned, true))).toBe(String(pinned));
  expect(String(writePinned(pinned, false))).toBe(String(others));
  expect(writePinned(writePinned(undefined, true), false)).toBeUndefined();
});
