import type { Database } from 'better-sqlite3';
import type { BareAddress, Timestamp } from '../model/ids.ts';
import { mentionsPerson } from '../model/mentions-me.ts';
import type { Message } from '../model/message.ts';
import { type PageRequest, roomsOf } from '../model/page.ts';
import { deleteDatabase, emptyLog } from '../sqlite/database.ts';
import type { History, HistoryPage } from './api.ts';
import { doubts } from './archive/doubts.ts';
import { passOver } from './archive/pass-over.ts';
import { giveUp } from './archive/store-page.ts';
import { createAsks } from './asks.ts';
import { createFeedHistory } from './feeds/feed-history.ts';
import type { Guard } from './guard.ts';
import { createImports } from './imports/imports.ts';
import { readPage } from './read-page.ts';
import { createKeeping } from './removal/keeping.ts';
import { removeRoom } from './removal/remove-room.ts';
import { storeKept } from './removal/store-kept.ts';
import { openSearch, type Search } from './search/search.ts';
import { removeSetAside } from './set-aside.ts';
import { storeLiveMessage } from './store-live.ts';
import { countsOf } from './tables/rooms.ts';
import { openTables } from './tables/tables.ts';
import { markRead, markTold, messageOf } from './visit.ts';
import { createVisits } from './visits.ts';
import { walk } from './walk.ts';

interface HistoryParts {
  readonly db: Database;
  readonly file: string;
  readonly names: () => readonly string[];
  readonly address: BareAddress | undefined;
  readonly guard: Guard;
  readonly now: () => Timestamp;
}

/** Messages of a deleted room that are removed with it. */
const ofSmallRoom = 8;

/** The history on an open database: every method is one transaction. */
export function createHistory({ db, file, names, address, guard, now }: HistoryParts): History {
  const tables = openTables(db);
  const { rooms } = tables;
  const mentionsMe = (message: Message) => mentionsPerson(message, { address, names: names() });
  const visits = createVisits(db, tables, mentionsMe);
  const write: typeof visits.write = (work) => guard(() => visits.write(work));
  let searching: Search | undefined;
  const search: Search = (asked) => {
    searching ??= openSearch(db);
    return searching(asked);
  };

  const erase = () => guard(() => emptyLog(db));
  const asks = createAsks(tables, visits);
  const page = (request: PageRequest): HistoryPage => {
    const shelves = roomsOf(request).map((room) => {
      const ledger = rooms.find(room);
      return { room, ledger, stretches: asks.stretchesOf(room, ledger) };
    });
    const { missing, ...found } = readPage(tables, shelves, request);
    return { ...found, missing: missing.map(({ room, query }) => ({ room, ask: asks.asking(room, query) })) };
  };

  return {
    storeLive: (messages) =>
      write((visit) => ({
        messages: messages.flatMap((message) => storeLiveMessage(visit(message.room), message) ?? []),
        reordered: false,
      })),
    storePage: (room, ask, answer) => {
      const stored = write((visit) => storeKept(visit(room), ask, answer, now()));
      if (answer.removed !== undefined && stored.reordered) erase();
      return stored;
    },
    doubts: (room, ask, answer) => guard(() => doubts(tables, room, ask, answer)),
    refused: (room, ask) => write((visit) => giveUp(visit(room), ask)),
    passOver: (room, ask) => write((visit) => passOver(visit(room), ask)),
    holds: (room, place) => guard(() => asks.holds(room, place)),

    joined: visits.joined,
    interrupted: visits.interrupted,
    nextAsk: (room, wish) => guard(() => asks.next(room, wish)),
    asking: asks.asking,

    page: (request) => guard(() => page(request)),
    walk: (room, limit) => walk({ tables, page: (request) => guard(() => page(request)) }, room, limit),
    search: (asked) => guard(() => search(asked)),

    feeds: createFeedHistory(db, tables.feeds, guard),
    imports: createImports(db, tables, write, guard),
    keeping: createKeeping({ db, tables, write, erase, now }),
    storedRooms: () => guard(() => rooms.stored()),
    rooms: () => guard(() => rooms.listed()),
    saveRoom: (facts) => guard(() => rooms.list(facts)),
    unlistRoom: (room) => guard(() => rooms.unlist(room)),
    deleteRoom: (room, atOnce = ofSmallRoom) => {
      write(() => removeRoom(tables, room, atOnce));
      visits.interrupted(room);
      if (tables.remains.first() === undefined) erase();
      removeSetAside(file);
    },

    sealed: () => guard(() => rooms.sealed()),
    seal: (room, since) => guard(() => rooms.seal(room, since)),
    unseal: (room) => guard(() => rooms.seal(room, null)),

    counts: (room) => guard(() => countsOf(rooms.find(room))),
    markRead: (room, upTo) => guard(() => rooms.find(room)) && write((visit) => markRead(visit(room), upTo)),
    markReadAt: (room, archiveId) => {
      visits.told(room, archiveId);
      return guard(() => rooms.find(room)) && write((visit) => markTold(visit(room)));
    },

    hasOrigin: (room, originId) =>
      guard(() => {
        const ledger = rooms.find(room);
        return ledger !== undefined && tables.messages.hasOrigin(ledger.id, originId);
      }),
    find: (room, archiveId) =>
      guard(() => {
        const ledger = rooms.find(room);
        const row = ledger === undefined ? undefined : tables.messages.byArchiveId(ledger.id, archiveId);
        return row === undefined ? undefined : messageOf(tables.authors, room, row, false);
      }),

    forget: () => {
      db.close();
      deleteDatabase(file);
      removeSetAside(file);
    },
    close: () => db.close(),
  };
}
