import { join } from 'node:path';
import type { InstalledAddIns } from '#electron/addin/installed.ts';
import { StateFiles } from '#electron/addin/state.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Tell } from '../events.ts';
import { AccountAddIns } from './account-add-ins.ts';
import { openKept } from './kept.ts';

/** What of add-ins belongs to an account. */
export interface WorkspaceAddIns {
  readonly account: AccountAddIns;
  readonly state: StateFiles;
  deleteRoom(room: RoomAddress): void;
  close(): void;
}

interface WorkspaceAddInsOptions {
  readonly installed: InstalledAddIns;
  /** The account's. */
  readonly folder: string;
  readonly tell: Tell;
  readonly log: (line: string) => void;
}

export function openWorkspaceAddIns({
  installed,
  folder,
  tell,
  log,
}: WorkspaceAddInsOptions): WorkspaceAddIns {
  const account = new AccountAddIns({
    installed,
    kept: openKept(folder),
    onChange: () => tell('addIns.changed', {}),
  });
  const state = new StateFiles({
    folder: join(folder, 'add-ins'),
    after: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    log,
  });
  return {
    account,
    state,
    deleteRoom: (room) => {
      account.deleteRoom(room);
      state.removeRoom(
        room,
        installed.all.map(({ addIn }) => addIn.id),
      );
    },
    close: () => state.close(),
  };
}
