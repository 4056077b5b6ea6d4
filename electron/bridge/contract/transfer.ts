import type { RoomAddress } from '#electron/model/ids.ts';
import type { ExportExtent, ExportWish, Transfer } from '#electron/model/transfer.ts';
import type { Nothing } from './nothing.ts';

/** History out of Perch into files, and back; and how long it is kept. One transfer at a time. */
export interface TransferCalls {
  'transfer.read': { ask: Nothing; answer: { transfer: Transfer | null } };
  /** What there is, before it is written. */
  'transfer.extent': { ask: ExportWish; answer: { extent: ExportExtent } };
  /** Begins; where the host asks for a file and the person chooses none, nothing does. The rest is told by events. */
  'transfer.export': { ask: ExportWish; answer: Nothing };
  /** `upload` names what the page has sent to `/transfers`; without it the host asks for a file. */
  'transfer.import': { ask: { upload?: string }; answer: Nothing };
  /** Ends the one that is under way: half a file is removed, half an import taken away again. */
  'transfer.stop': { ask: Nothing; answer: Nothing };
  /** Takes away what the last import brought. */
  'transfer.undo': { ask: Nothing; answer: Nothing };
  /** Older messages than so many days are removed from this device, now and from now on; null keeps all. */
  'rooms.keep': { ask: { room: RoomAddress; days: number | null }; answer: Nothing };
}

export interface TransferEvents {
  'transfer.changed': { transfer: Transfer | null };
}
