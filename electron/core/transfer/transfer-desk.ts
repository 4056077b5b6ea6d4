import type { TransferNeeds } from '#electron/bridge/calls/transfer.ts';
import type { Workspace } from '../workspace.ts';

/** What the window asks of exports, imports and how long rooms are kept, on the workspace that is open. */
export function createTransferDesk(workspace: () => Workspace): TransferNeeds {
  return {
    read: () => workspace().transfers.read(),
    extent: (wish) => workspace().transfers.extent(wish),
    export: (wish) => workspace().transfers.export(wish),
    import: (upload) => workspace().transfers.import(upload),
    stop: () => workspace().transfers.stop(),
    undo: () => workspace().transfers.undo(),
    keep: (room, days) => workspace().keeping.keep(room, days),
  };
}
