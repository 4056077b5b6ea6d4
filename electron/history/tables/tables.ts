import type { Database } from 'better-sqlite3';
import { type FeedsTable, feedsTable } from '../feeds/feeds-table.ts';
import { type AuthorsTable, authorsTable } from './authors.ts';
import { createKeyChanges, type KeyChanges } from './key-changes.ts';
import { type MessagesTable, messagesTable } from './messages.ts';
import { type RemainsTable, remainsTable } from './remains.ts';
import { type RoomsTable, roomsTable } from './rooms.ts';
import { type StretchesTable, stretchesTable } from './stretches.ts';
import { type TakenBackTable, takenBackTable } from './taken-back.ts';

/** Everything that is stored. */
export interface Tables {
  readonly rooms: RoomsTable;
  readonly remains: RemainsTable;
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
    remains: remainsTable(db),
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
