import { expect, test } from 'vitest';
import { webPreferences } from '#electron/desktop/web-preferences.ts';

test('a page runs in a sandbox, isolated, without Node, webviews or anything insecure', () => {
  expect(webPreferences('/perch/preload.cjs', { devTools: false })).toEqual({
    preload: '/perch/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableWebSQL: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: true,
    devTools: false,
  });
});
