import { ipcRenderer } from 'electron';

/** The page's own functions: the rest of this project knows no page. */
declare const window: {
  addEventListener(event: 'DOMContentLoaded', listener: () => void): void;
  postMessage(message: { readonly perch: 'port' }, target: '*', transfer: readonly unknown[]): void;
};

/**
 * All that the page gets of the desktop: one port for frames of the bridge, once per load. By the time the
 * document is parsed the page's own script has run and listens.
 */
window.addEventListener('DOMContentLoaded', () => {
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('port', null, [port1]);
  // To this very window, which shows our own page and can show no other.
  window.postMessage({ perch: 'port' }, '*', [port2]);
});
