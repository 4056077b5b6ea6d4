import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * Stands in for the module `electron` in a plain Node process, so that the desktop's bundles can be run whole
 * where there is no Electron. Its page is whoever holds this process's message channel: each message is a frame,
 * and `'quit'` quits.
 */
const nothing = (): undefined => undefined;

/** Where Perch is packed: the folder beside its archive, as Electron says it. */
const resources = process.env.PERCH_RESOURCES;
if (resources !== undefined) Object.assign(process, { resourcesPath: resources });

class Emitter extends EventEmitter {}

/** What `MessagePortMain` is to the desktop, over a port of Node's. */
class Port extends Emitter {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }

  start(): void {
    this.#port.on('message', (data) => this.emit('message', { data, ports: [] }));
  }

  postMessage(frame: unknown): void {
    this.#port.postMessage(frame);
  }

  close(): void {
    this.#port.close();
  }
}

const session = {
  on: nothing,
  setPermissionRequestHandler: nothing,
  setPermissionCheckHandler: nothing,
  setDevicePermissionHandler: nothing,
  setDisplayMediaRequestHandler: nothing,
  setBluetoothPairingHandler: nothing,
  setUSBProtectedClassesHandler: nothing,
  setSpellCheckerEnabled: nothing,
  webRequest: { onBeforeRequest: nothing },
};

/** What the preload script does when a page was loaded. */
function openPort(mainFrame: object): void {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (frame) => process.send?.(frame));
  process.on('message', (frame) => port2.postMessage(frame));
  ipcMain.emit('port', { senderFrame: mainFrame, ports: [new Port(port1)] });
}

export class BrowserWindow extends Emitter {
  readonly webContents = Object.assign(new Emitter(), {
    session,
    mainFrame: { url: '' },
    setWindowOpenHandler: nothing,
    setZoomLevel: nothing,
    setWebRTCIPHandlingPolicy: nothing,
  });

  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
    openPort(this.webContents.mainFrame);
  }

  isDestroyed(): boolean {
    return false;
  }

  isVisible(): boolean {
    return true;
  }

  isFullScreen(): boolean {
    return false;
  }

  isMinimized(): boolean {
    return false;
  }

  show(): void {}
  focus(): void {}
}

export class Tray extends Emitter {
  setToolTip(): void {}
  setContextMenu(): void {}
  setImage(): void {}
}

export class Notification extends Emitter {
  static isSupported(): boolean {
    return false;
  }
}

export const app = Object.assign(new Emitter(), {
  isPackaged: resources !== undefined,
  whenReady: async () => undefined,
  getVersion: () => '0.0.0',
  getLocale: () => 'en-GB',
  setName: nothing,
  setAppUserModelId: nothing,
  setAsDefaultProtocolClient: nothing,
  setPath: nothing,
  setBadgeCount: nothing,
  enableSandbox: nothing,
  requestSingleInstanceLock: () => true,
  quit: () => {
    app.emit('before-quit');
    app.emit('will-quit', { preventDefault: nothing });
  },
  exit: (code: number) => process.exit(code),
});

export const ipcMain = new Emitter();
export const powerMonitor = new Emitter();
export const protocol = { registerSchemesAsPrivileged: nothing, handle: nothing };
export const dialog = { showErrorBox: nothing };
export const clipboard = {};
export const shell = {};
export const nativeImage = {};
export const nativeTheme = { shouldUseDarkColors: false };
export const Menu = { setApplicationMenu: nothing, buildFromTemplate: nothing };
export const safeStorage = { isAsyncEncryptionAvailable: async () => false };

const display = { id: 1, workArea: { x: 0, y: 0, width: 1280, height: 800 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };

export const utilityProcess = {
  fork: (entry: string, args: readonly string[]) => {
    const child = fork(entry, args, { stdio: 'ignore' });
    return Object.assign(child, { postMessage: (message: object) => child.send(message) });
  },
};

process.on('message', (message) => {
  if (message === 'quit') app.quit();
});
