import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, BridgeFault } from '#renderer/bridge/bridge.ts';
import type { ExportExtent, ExportWish, Transfer } from './facts.ts';

/** The export or import that is under way, or the last one. Calls reject with their fault. */
export interface TransferStore {
  readonly state: StoreApi<{ readonly transfer: Transfer | null }>;
  readonly change: (told: { readonly transfer: Transfer | null }) => void;
  /** Asks for what is under way; what is over was told. */
  readonly read: () => Promise<void>;
  readonly extent: (wish: ExportWish) => Promise<ExportExtent>;
  readonly export: (wish: ExportWish) => Promise<void>;
  /** A file that the page has, or, without one, one that the host asks for. */
  readonly import: (file?: Blob) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly undo: () => Promise<void>;
  /** What is over is out of sight; what is under way goes on. */
  readonly dismiss: () => void;
  readonly clear: () => void;
}

/** Sends a file to the host and answers its name there. */
export type Upload = (file: Blob) => Promise<string>;

export function createTransfer(bridge: Bridge, upload: Upload = sendToHost): TransferStore {
  const state = createStore<{ readonly transfer: Transfer | null }>(() => ({ transfer: null }));
  return {
    state,
    change: ({ transfer }) => state.setState({ transfer }),
    read: async () => {
      const { transfer } = await bridge.call('transfer.read', {});
      if (transfer && isUnderWay(transfer)) state.setState({ transfer });
    },
    extent: async (wish) => (await bridge.call('transfer.extent', wish)).extent,
    export: async (wish) => void (await bridge.call('transfer.export', wish)),
    import: async (file) => {
      const ask = file === undefined ? {} : { upload: await upload(file) };
      await bridge.call('transfer.import', ask);
    },
    stop: async () => void (await bridge.call('transfer.stop', {})),
    undo: async () => void (await bridge.call('transfer.undo', {})),
    dismiss: () =>
      state.setState(({ transfer }) =>
        transfer && isUnderWay(transfer) ? { transfer } : { transfer: null },
      ),
    clear: () => state.setState({ transfer: null }),
  };
}

export function isUnderWay({ state }: Transfer): boolean {
  return state === 'reading' || state === 'writing' || state === 'undoing';
}

/** Only where the page comes over HTTP: elsewhere the host asks for the file by itself. */
async function sendToHost(file: Blob): Promise<string> {
  const response = await fetch('/transfers', { method: 'POST', body: file }).catch(() => undefined);
  const told: { readonly upload?: string; readonly text?: string } =
    (await response?.json().catch(() => ({}))) ?? {};
  if (told.upload !== undefined) return told.upload;
  throw new BridgeFault({ code: 'FileUploadFailed', text: told.text ?? notSent });
}

const notSent = 'The file could not be sent to Perch. Try again.';
