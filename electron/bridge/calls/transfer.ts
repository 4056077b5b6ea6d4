import type { RoomAddress } from '#electron/model/ids.ts';
import type { ExportExtent, ExportWish, Transfer } from '#electron/model/transfer.ts';
import type { TransferCalls } from '../contract/transfer.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface TransferNeeds {
  read(): Transfer | null;
  extent(wish: ExportWish): ExportExtent;
  export(wish: ExportWish): Promise<void>;
  import(upload: string | undefined): Promise<void>;
  stop(): void;
  undo(): void;
  keep(room: RoomAddress, days: number | null): void;
}

export function transferCalls(transfer: TransferNeeds): Pick<Handlers, keyof TransferCalls> {
  return {
    'transfer.read': () => ({ transfer: transfer.read() }),
    'transfer.extent': (wish) => ({ extent: transfer.extent(wish) }),
    'transfer.export': done((wish) => transfer.export(wish)),
    'transfer.import': done(({ upload }) => transfer.import(upload)),
    'transfer.stop': done(() => transfer.stop()),
    'transfer.undo': done(() => transfer.undo()),
    'rooms.keep': done(({ room, days }) => transfer.keep(room, days)),
  };
}
