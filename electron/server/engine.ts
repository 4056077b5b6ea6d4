import { randomBytes, randomUUID } from 'node:crypto';
import type { Timestamp } from '#electron/model/ids.ts';
import { type Core, createCore } from './core.ts';
import { createDurably, type Durably } from './durably.ts';
import { createGuessing, type Guessing } from './guessing.ts';
import type { ServerLimits } from './limits.ts';
import type { Reach } from './listening/reach.ts';
import { serverModules } from './modules/index.ts';
import { roomAccounts } from './room-accounts.ts';
import {
  createRoomService,
  createSqliteRoomStore,
  createStarterRooms,
  type RoomService,
  roomMigrations,
} from './rooms/index.ts';
import { defaultLimits } from './rooms/service-limits.ts';
import { backUp } from './storage/backup.ts';
import { createCheckpoints } from './storage/checkpoints.ts';
import { type Database, migrate } from './storage/database.ts';
import { invitationMigrations } from './storage/invitations.ts';
import { accountMigrations } from './storage/migrations.ts';
import { keepSetting } from './storage/settings.ts';
import { isShortage } from './storage/shortage.ts';
import { createStores, type Stores } from './storage/stores.ts';
import { tokenMigrations } from './storage/tokens.ts';
import { createHibernation, type Hibernation } from './stream/hibernation.ts';
import { createTurn, type Turn } from './turn.ts';
import { createWork } from './work.ts';

/** Milliseconds by which is put off what nobody waits for: what comes meanwhile goes with it. */
const putOff = 20;

export interface EngineOptions {
  readonly database: Database.Database;
  readonly domain: string;
  readonly limits: ServerLimits;
  readonly clock: () => Timestamp;
  /** How others get in now, if they do. */
  readonly reach: () => Reach | undefined;
  /** Nothing of a turn was stored: whoever is connected must start anew. */
  readonly onLost: (error: unknown) => void;
  /** Hears of what should not happen. */
  readonly onMistake: (error: unknown) => void;
}

/** Everything that serves, without the sockets. */
export interface Engine {
  readonly domain: string;
  readonly roomsDomain: string;
  readonly limits: ServerLimits;
  readonly turn: Turn;
  readonly stores: Stores;
  readonly core: Core;
  readonly hibernation: Hibernation;
  readonly durably: Durably;
  readonly guessing: Guessing;
  readonly ids: () => string;
  /** Keyed into what is told of accounts that do not exist. */
  readonly secret: Buffer;
  makeStarterRooms(owner: string): readonly string[];
  /** Tells everybody in the rooms that the service goes down. */
  closeRooms(): void;
}

export function createEngine(options: EngineOptions): Engine {
  const { database, domain, limits, clock, onMistake } = options;
  const roomsDomain = `rooms.${domain}`;
  const ids = (): string => randomUUID();
  migrate(database, accountMigrations);
  migrate(database, tokenMigrations);
  migrate(database, invitationMigrations);
  migrate(database, roomMigrations);
  const stores = createStores(database);
  const roomLimits = { ...defaultLimits, stanzaSize: limits.stanzaBytes };
  const roomStore = createSqliteRoomStore(database);
  const accounts = roomAccounts(stores.accounts, domain);
  const checkpoints = createCheckpoints(database, process.nextTick);
  const roomContext = {
    store: roomStore,
    domain: roomsDomain,
    clock,
    ids,
    limits: roomLimits,
    accounts,
    onRemoved: checkpoints.erase,
  };
  let rooms: RoomService | undefined = createRoomService(roomContext);
  const turn = createTurn({
    database,
    afterTurn: setImmediate,
    onCommitted: () => {
      checkpoints.committed();
      work.consider();
    },
    onLost,
    onMistake,
  });
  const work = createWork({
    due: () => rooms?.due,
    step: workInTurn,
    soon: setImmediate,
    afterAWhile: (callback) => setTimeout(callback, putOff).unref(),
  });
  const durably = createDurably(turn);
  const guessing = createGuessing(() => performance.now());
  const hibernation = createHibernation(limits.hibernation, (session) => core.endSession(session));
  const modules = serverModules(hibernation, (file) => backUp(database, file, settle));
  const core = createCore({
    domain,
    roomsDomain,
    limits,
    clock,
    ids,
    stores,
    turn,
    guessing,
    durably,
    modules,
    rooms: service,
    reach: options.reach,
    hasRoom: (room) => roomStore.room(room) !== undefined,
    isAdministrator: accounts.isAdministrator,
    onMistake,
  });

  function workInTurn(): void {
    try {
      turn.run(() => {
        for (const outgoing of service().work()) core.sendFrom(outgoing);
      });
    } catch (error) {
      if (!isShortage(error)) onMistake(error);
    }
  }

  function service(): RoomService {
    rooms ??= createRoomService(roomContext);
    return rooms;
  }

  /** What is told after a commit may store something in turn. */
  function settle(): void {
    while (database.inTransaction) turn.finish();
  }

  /** What only memory knows may have run ahead of what is stored: it is made anew, when the store works again. */
  function onLost(error: unknown): void {
    for (const session of core.sessions.all()) hibernation.forget(session);
    core.forgetAll();
    rooms = undefined;
    durably.lost();
    options.onLost(error);
  }

  function closeRooms(): void {
    work.end();
    turn.run(() => {
      for (const outgoing of service().close()) core.sendFrom(outgoing);
    });
  }

  work.consider();
  return {
    domain,
    roomsDomain,
    limits,
    turn,
    stores,
    core,
    hibernation,
    durably,
    guessing,
    ids,
    secret: keepSetting(database, 'decoy', () => randomBytes(32)),
    makeStarterRooms: (owner) => createStarterRooms(roomContext, owner),
    closeRooms,
  };
}
