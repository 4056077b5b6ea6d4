import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type FeedsTable, feedsTable } from '../feeds/feeds-table.ts';
import { topKey } from '../keys.ts';
import { type AuthorsTable, authorsTable } from './authors.ts';
import { createKeyChanges, type KeyChanges } from './key-changes.ts';
import { type MessagesTable, messagesTable } from './messages.ts';
import { type RoomsTable, roomsTable } from './rooms.ts';
import { type StretchesTable, stretchesTable } from './stretches.ts';
import { type TakenBackTable, takenBackTable } from './taken-back.ts';

/** Everything that is stored. */
export interface Tables {
  readonly rooms: RoomsTable;
  readonly messages: MessagesTable;
  readonly keyChanges: KeyChanges;
  readonly authors: AuthorsTable;
  readonly stretches: StretchesTable;
  readonly takenBack: TakenBackTable;
  readonly feeds: FeedsTable;
}

export function openTables(db: Database): Tables {
  const keyChanges = createKeyChanges();
  return {
    rooms: roomsTable(db),
    messages: messagesTable(db, keyChanges.note),
    keyChanges,
    authors: authorsTable(db),
    stretches: stretchesTable(db),
    takenBack: takenBackTable(db),
    feeds: feedsTable(db),
  };
}

/** After a transaction that failed, what was remembered of it is not true. */
export function forgetCached({ authors, messages, keyChanges, takenBack, feeds }: Tables): void {
  keyChanges.forget();
  authors.forgetCached();
  takenBack.forgetCached();
  messages.forgetCached();
  feeds.forgetCached();
}

/** Rows that are held in memory at once. */
const slice = 1000;

/** Removes what is stored of a room, from all tables. */
export function removeRoom(tables: Tables, room: RoomAddress): void {
  const { rooms, messages, authors, stretches, takenBack } = tables;
  const ledger = rooms.find(room);
  if (ledger === undefined) return;
  const authorsThere = messages.authorsOf(ledger.id);
  while (messages.removeBelow(ledger.id, topKey, slice).length === slice);
  authors.removeUnused(authorsThere);
  stretches.removeRoom(ledger.id);
  takenBack.removeRoom(ledger.id);
  rooms.remove(ledger.id);
}
