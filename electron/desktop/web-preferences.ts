import type { WebPreferences } from 'electron';

/**
 * What every page of ours runs under, in tests as in release: no Node, no privileges, a process of its own.
 * Electron's defaults are much the same today; they are written out so that no new default loosens them.
 */
export function webPreferences(preload: string, options: { readonly devTools: boolean }): WebPreferences {
  return {
    preload,
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
    devTools: options.devTools,
  };
}
