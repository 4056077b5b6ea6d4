import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSealedRooms, type SealedRooms } from '#electron/core/followed/sealed-rooms.ts';
import { findResident, localPart } from '#electron/core/here/resident.ts';
import { openSettings } from '#electron/core/settings.ts';
import { openHistory } from '#electron/history/history.ts';
import { fileSecrets } from '#electron/host/file-secrets.ts';
import { firstAlertPreferences } from '#electron/model/alert.ts';
import { dataFolder } from './desk.ts';

test('settings are there after a restart, each changed alone', () => {
  const data = dataFolder();
  openSettings(data).remember({ theme: 'dark' });
  openSettings(data).remember({ sidebarWidth: 300 });
  expect(openSettings(data).value).toEqual({
    theme: 'dark',
    alerts: true,
    openRoom: null,
    sidebarWidth: 300,
    collapsed: [],
    addIns: true,
    addInWidth: 320,
    keys: {},
    knowsAudiences: false,
    alertPreferences: firstAlertPreferences,
  });
});

test.each([
  ['{"theme":"dark","sidebarWidth":"wide"}', { theme: 'dark', sidebarWidth: 264 }],
  ['{"theme":"pink"}', { theme: 'system' }],
  ['{"half":', { theme: 'system', alerts: true }],
  ['[]', { theme: 'system' }],
  ['{"keys":{"search":"Mod+P","back":7,"people":null}}', { keys: { search: 'Mod+P', people: null } }],
  ['{"keys":7,"theme":"dark"}', { keys: {}, theme: 'dark' }],
  [
    '{"alertPreferences":{"quietUntil":"noon","presentingUntil":7}}',
    { alertPreferences: { ...firstAlertPreferences, presentingUntil: 7 } },
  ],
])('of settings that read %s the good part counts', (text, expected) => {
  const data = dataFolder();
  writeFileSync(join(data, 'settings.json'), text);
  expect(openSettings(data).value).toMatchObject(expected);
});

test('a file that cannot be written is said, and what was there stays', () => {
  const data = dataFolder();
  const settings = openSettings(data);
  settings.remember({ theme: 'dark' });
  mkdirSync(join(data, 'settings.json.new'));
  expect(() => settings.remember({ theme: 'light' })).toThrow('cannot write');
  expect(settings.value.theme).toBe('dark');
  expect(openSettings(data).value.theme).toBe('dark');
});

test('a sealed room is due after seven days, not before, and not after it was entered', () => {
  const file = join(dataFolder(), 'history.sqlite');
  const day = 24 * 60 * 60 * 1000;
  let now = 0;
  const reopened = (): SealedRooms => {
    const history = openHistory({ file, names: () => [] });
    onTestFinished(() => history.close());
    return openSealedRooms(
      history,
      () => now,
      () => undefined,
    );
  };
  const sealed = reopened();
  sealed.seal('a@rooms');
  now = 3 * day;
  sealed.seal('a@rooms');
  sealed.seal('b@rooms');
  sealed.seal('c@rooms');
  sealed.unseal('c@rooms');
  now = 7 * day - 1;
  expect(reopened().due()).toEqual([]);
  now = 7 * day;
  const later = reopened();
  expect(later.due()).toEqual(['a@rooms']);
  expect(later.rooms()).toEqual(['a@rooms', 'b@rooms']);
});

test.each([
  ['Ada Lovelace', 'ada.lovelace'],
  ['  José  Núñez ', 'jose.nunez'],
  ['a/b@c"d', 'a.b.c.d'],
  ['李雷', 'me'],
  ['', 'me'],
  ['x'.repeat(200), 'x'.repeat(64)],
])('%j lives at %s', (name, local) => {
  expect(localPart(name)).toBe(local);
});

test('whoever lives on this computer stays the same; a token that was lost is made anew', async () => {
  const secrets = fileSecrets(join(dataFolder(), 'secrets.json'));
  const first = await findResident(secrets, 'ada');
  expect(first.isNew).toBe(true);
  expect(await findResident(secrets, 'ben')).toEqual({ ...first, isNew: false });
  await secrets.remove('this computer');
  const anew = await findResident(secrets, 'ada');
  expect(anew).toMatchObject({ name: 'ada', isNew: true });
  expect(anew.token).not.toBe(first.token);
});
