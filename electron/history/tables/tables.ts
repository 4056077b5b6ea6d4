import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type AuthorsTable, authorsTable } from './authors.ts';
import { type MessagesTable, messagesTable } from './messages.ts';
import { type RoomsTable, roomsTable } from './rooms.ts';
import { type StretchesTable, stretchesTable } from './stretches.ts';

/** Everything that is stored. */
export interface Tables {
  readonly rooms: RoomsTable;
  readonly messages: MessagesTable;
  readonly authors: AuthorsTable;
  readonly stretches: StretchesTable;
}

export function openTables(db: Database): Tables {
  return {
    rooms: roomsTable(db),
    messages: messagesTable(db),
    authors: authorsTable(db),
    stretches: stretchesTable(db),
  };
}

/** Removes what is stored of a room, from all tables. */
export function removeRoom({ rooms, messages, authors, stretches }: Tables, room: RoomAddress): void {
  const ledger = rooms.find(room);
  if (ledger === undefined) return;
  const authorsThere = messages.authorsOf(ledger.id);
  messages.removeRoom(ledger.id);
  authors.removeUnused(authorsThere);
  stretches.removeRoom(ledger.id);
  rooms.remove(ledger.id);
}
