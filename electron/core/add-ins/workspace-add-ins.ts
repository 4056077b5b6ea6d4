import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { InstalledAddIns } from '#electron/addin/installed.ts';
import { StateFiles } from '#electron/addin/state.ts';
import type { AddInSummary } from '#electron/model/category.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Occupant } from '#electron/model/room.ts';
import type { Tell } from '../events.ts';
import type { RoomSessions } from '../followed/room-sessions.ts';
import { AccountAddIns } from './account-add-ins.ts';
import { ChosenAddIns } from './chosen.ts';
import { FilterDesk } from './filter-desk.ts';
import { openKept } from './kept.ts';
import { createTelling } from './telling.ts';

/** What of add-ins belongs to an account. */
export interface WorkspaceAddIns {
  readonly account: AccountAddIns;
  readonly state: StateFiles;
  readonly filters: FilterDesk;
  readonly chosen: ChosenAddIns;
  /** What the window is told, for those add-ins that may know of it. */
  readonly hear: Tell;
  deleteRoom(room: RoomAddress): void;
  close(): void;
}

interface WorkspaceAddInsOptions {
  readonly installed: InstalledAddIns;
  /** The account's. */
  readonly folder: string;
  readonly tell: Tell;
  readonly registry: () => readonly AddInSummary[] | undefined;
  readonly isSealed: (room: RoomAddress) => boolean;
  readonly sessionOf: (room: RoomAddress) => ReturnType<RoomSessions['get']>;
  readonly log: (line: string) => void;
}

export function openWorkspaceAddIns({
  installed,
  folder,
  tell,
  registry,
  isSealed,
  sessionOf,
  log,
}: WorkspaceAddInsOptions): WorkspaceAddIns {
  const account = new AccountAddIns({
    installed,
    kept: openKept(folder),
    onChange: () => tell('addIns.changed', {}),
  });
  const state = new StateFiles({
    folder: join(folder, 'add-ins'),
    after: later,
    log,
  });
  // Nothing is read where nothing was ever granted.
  if (account.grants.length > 0) {
    account.forgetMissing();
    state.keepOnly(installed.all.map(({ addIn }) => addIn.id));
  }
  const chosen = new ChosenAddIns({
    registry,
    keep: (room, registered) => account.register(room, registered),
  });
  const telling = createTelling({
    ...{ account, isSealed, tell },
    occupants: (room) => occupantsOf(sessionOf(room)),
  });
  return {
    account,
    state,
    filters: new FilterDesk({ account, tell, newId: randomUUID, after: later }),
    chosen,
    hear: (name, body) => {
      if (name === 'service.changed') chosen.registryChanged();
      telling(name, body);
    },
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

/** Who is in a room now; nobody where it is not entered. */
export async function occupantsOf(session: ReturnType<RoomSessions['get']>): Promise<readonly Occupant[]> {
  return session?.state === 'Established' ? session.getHiddenParticipantList() : [];
}

function later(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}
