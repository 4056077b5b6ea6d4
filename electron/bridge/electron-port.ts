import type { IpcMain, IpcMainEvent, MessageEvent, MessagePortMain, WebContents } from 'electron';
import type { Port } from './contract.ts';

/** The carrier of the desktop: one structured message per frame. */
export function electronPort(port: MessagePortMain): Port {
  return {
    post: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      const onMessage = ({ data }: MessageEvent) => listener(data);
      port.on('message', onMessage);
      // What the page sent before anybody listened was kept until now.
      port.start();
      return () => port.off('message', onMessage);
    },
    onClose: (listener) => {
      port.on('close', listener);
      return () => port.off('close', listener);
    },
  };
}

/**
 * Takes the one port that each load of the page sends by its preload script. Only the main frame of our own
 * window may open the bridge, and only while it shows our own page. Returns its undo.
 */
export function acceptPorts(
  ipcMain: Pick<IpcMain, 'on' | 'off'>,
  ours: { readonly contents: Pick<WebContents, 'mainFrame'>; readonly isPage: (url: string) => boolean },
  attach: (port: Port) => void,
): () => void {
  const onPort = ({ senderFrame, ports }: IpcMainEvent) => {
    const [port] = ports;
    if (!port) return;
    const isOurs = senderFrame === ours.contents.mainFrame && ours.isPage(senderFrame.url);
    if (isOurs && ports.length === 1) attach(electronPort(port));
    else for (const stray of ports) stray.close();
  };
  ipcMain.on('port', onPort);
  return () => ipcMain.off('port', onPort);
}
