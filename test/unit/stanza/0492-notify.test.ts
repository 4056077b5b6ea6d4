import { expect, test } from 'vitest';
import { alertLevels } from '#electron/model/alert.ts';
import { readAlertLevel, writeAlertLevel } from '#electron/stanza/0492-notify.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const extensions = (notify: string, more = '') =>
  parseXml(
    `<extensions xmlns="urn:xmpp:bookmarks:1">${more}<notify xmlns="urn:xmpp:notification-settings:1">${notify}</notify></extensions>`,
  );
const other = '<state xmlns="urn:others" level="7"/>';

test.each([
  ['<always/>', 'all'],
  ['<on-mention/>', 'mentions'],
  ['<never/>', 'nothing'],
  ['<never><advanced><important xmlns="urn:perch:chat:1"/></advanced></never>', 'important'],
  ['<never><advanced><important xmlns="urn:others"/></advanced></never>', 'nothing'],
  ['<always/><never identity-category="client" identity-type="pc"/>', 'nothing'],
  ['<never identity-category="client" identity-type="phone"/><always/>', 'all'],
  ['<sometimes/>', 'mentions'],
  ['<always identity-category="client" identity-type="phone"/>', undefined],
  ['', undefined],
])('%s', (notify, level) => {
  expect(readAlertLevel(extensions(notify))).toBe(level);
});

test('without a word of it a bookmark says nothing of alerts', () => {
  expect(readAlertLevel(undefined)).toBeUndefined();
  expect(
    readAlertLevel(parseXml(`<extensions xmlns="urn:xmpp:bookmarks:1">${other}</extensions>`)),
  ).toBeUndefined();
});

test.each(alertLevels)('%s is read back, and what others put there stays', (level) => {
  const phone = '<on-mention identity-category="client" identity-type="phone"/>';
  const written = writeAlertLevel(extensions(`${phone}<always/>`, other), level);
  expect(readAlertLevel(written)).toBe(level);
  expect(String(written)).toContain('urn:others');
  expect(String(written)).toContain('identity-type="phone"');
  expect(readAlertLevel(writeAlertLevel(undefined, level))).toBe(level);
});

test('taken back, nothing of ours is left', () => {
  expect(writeAlertLevel(writeAlertLevel(undefined, 'nothing'), null)).toBeUndefined();
  expect(String(writeAlertLevel(extensions('<never/>', other), null))).not.toContain('notify');
});
