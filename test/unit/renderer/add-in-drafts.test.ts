import { expect, test } from 'vitest';
import type { ListedAddIn } from '#electron/bridge/contract.ts';
import { createApp } from '#renderer/store/app.ts';
import { driverOf } from '#renderer/view/add-ins/frames-driver.ts';
import { createFakeHost } from '#test/support/fake-host.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';

const scribe: ListedAddIn = {
  ...{ id: 'scribe', name: 'Scribe', manifestId: 'com.example.scribe', description: '', author: '' },
  ...{ version: '1.0.0', source: { kind: 'copy' }, content: '', hosts: [], formats: [], optional: [] },
  ...{ required: [{ right: 'composer.write', purpose: 'To be tried.' }], page: 'about:blank' },
};

test('of a logical room an add-in writes into the field of its own side, whichever is shown', async () => {
  const host = createFakeHost({ rooms: 2, messages: 20, logical: true, addIns: [scribe] });
  const app = createApp(host.bridge, stillSurroundings());
  app.start();
  await expect.poll(() => app.session.state.getState().account).toBeTruthy();
  const [desk = '', panel = ''] = host.rooms.keys();
  app.navigation.show({ room: panel });
  const rights = ['composer.write'] as const;
  for (const room of [desk, panel]) {
    host.addIns.place(room, { chosenBy: 'me', name: 'Scribe', addIn: 'scribe', open: true });
    await app.addIns.grant({ addIn: 'scribe', room, scope: 'room', rights, hosts: [] });
  }
  app.drafts.write({ room: panel, text: 'half a secret', importance: 'Regular' });
  const driver = driverOf(app, () => ({ theme: 'light', language: 'en', direction: 'ltr' }));
  const writes = (room: string, text: string) =>
    driver.act({ room, addIn: 'scribe' }, { name: 'composer.write', body: { text } });
  const answer = await writes(desk, 'of a build');
  expect(JSON.stringify(answer)).not.toContain('half a secret');
  expect([app.drafts.get(desk).text, app.drafts.get(panel).text]).toEqual(['of a build', 'half a secret']);
  await writes(panel, 'of a deal');
  expect([app.drafts.get(desk).text, app.drafts.get(panel).text]).toEqual([
    'of a build',
    'half a secret\nof a deal',
  ]);
});
