import { EventEmitter } from 'node:events';
import type { IpcMain, MessagePortMain, WebContents } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import type { Frame } from '#electron/bridge/contract.ts';
import { acceptPorts, electronPort } from '#electron/bridge/electron-port.ts';

const pageUrl = 'perch://app/index.html';
const frame: Frame = { kind: 'event', name: 'rooms.changed', body: {} };

/** Electron's port, as far as the carrier knows it. */
function messagePort() {
  // An emitter with these three functions is all that is used of it.
  return Object.assign(new EventEmitter(), {
    postMessage: vi.fn(),
    start: vi.fn(),
    close: vi.fn(),
  }) as unknown as MessagePortMain & EventEmitter;
}

function door() {
  // Only these two parts are looked at.
  const ipcMain = new EventEmitter() as unknown as IpcMain & EventEmitter;
  const mainFrame = { url: pageUrl };
  const attach = vi.fn();
  // As above.
  const contents = { mainFrame } as unknown as WebContents;
  const undo = acceptPorts(ipcMain, { contents, isPage: (url) => url === pageUrl }, attach);
  return { ipcMain, mainFrame, attach, undo };
}

describe('the carrier', () => {
  test('passes frames both ways, and starts to read when somebody listens', () => {
    const port = messagePort();
    const carrier = electronPort(port);
    carrier.post(frame);
    expect(port.postMessage).toHaveBeenCalledWith(frame);
    expect(port.start).not.toHaveBeenCalled();
    const heard = vi.fn();
    const undo = carrier.onFrame(heard);
    expect(port.start).toHaveBeenCalledOnce();
    port.emit('message', { data: frame, ports: [] });
    undo();
    port.emit('message', { data: frame, ports: [] });
    expect(heard.mock.calls).toEqual([[frame]]);
  });

  test('tells that the page is gone', () => {
    const port = messagePort();
    const gone = vi.fn();
    electronPort(port).onClose(gone);
    port.emit('close');
    expect(gone).toHaveBeenCalledOnce();
  });
});

describe('a port', () => {
  test('from our main frame opens the bridge, after each reload anew', () => {
    const { ipcMain, mainFrame, attach } = door();
    ipcMain.emit('port', { senderFrame: mainFrame, ports: [messagePort()] });
    ipcMain.emit('port', { senderFrame: mainFrame, ports: [messagePort()] });
    expect(attach).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['a frame inside the page', { url: pageUrl }],
    ['a frame that is gone', null],
  ])('from %s is closed', (_, senderFrame) => {
    const { ipcMain, attach } = door();
    const port = messagePort();
    ipcMain.emit('port', { senderFrame, ports: [port] });
    expect(attach).not.toHaveBeenCalled();
    expect(port.close).toHaveBeenCalledOnce();
  });

  test('from our window while it shows something else is closed', () => {
    const { ipcMain, mainFrame, attach } = door();
    const port = messagePort();
    mainFrame.url = 'https://elsewhere.example/';
    ipcMain.emit('port', { senderFrame: mainFrame, ports: [port] });
    expect(attach).not.toHaveBeenCalled();
    expect(port.close).toHaveBeenCalledOnce();
  });

  test('is not taken any more after the undo', () => {
    const { ipcMain, mainFrame, attach, undo } = door();
    undo();
    ipcMain.emit('port', { senderFrame: mainFrame, ports: [messagePort()] });
    expect(attach).not.toHaveBeenCalled();
  });
});
