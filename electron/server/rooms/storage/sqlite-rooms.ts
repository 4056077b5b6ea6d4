import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import { foldName } from '../names.ts';
import type { RoomRecord, RoomSettings } from './room-values.ts';
import type { RoomStore } from './store.ts';

interface RoomRow {
  readonly key: number;
  readonly address: RoomAddress;
  readonly name: string;
  readonly description: string;
  readonly privacy: Privacy;
  readonly moderated: number;
  readonly persistent: number;
  readonly archived: number;
  readonly non_anonymous: number;
  readonly subject_by_all: number;
  readonly invites_by_all: number;
  readonly locked: number;
  readonly secret: string;
  readonly subject: string | null;
  readonly subject_by: string | null;
  readonly subject_at: number | null;
  readonly category: number;
  readonly invitations: RoomSettings['invitations'];
  readonly disabled_by: RoomSettings['disabledBy'];
  readonly addin: string;
  readonly companion: number | null;
  readonly revision: number;
  readonly created_by: string;
  readonly created_at: number;
  readonly updated_by: string;
  readonly updated_at: number;
}

type RoomQueries = Pick<
  RoomStore,
  'room' | 'roomAt' | 'roomsIn' | 'addRoom' | 'saveSettings' | 'saveSubject'
>;

export function roomQueries(db: Database): RoomQueries {
  const find = db.prepare<[RoomAddress], RoomRow>('SELECT * FROM rooms WHERE address = ?');
  const findAt = db.prepare<[number], RoomRow>('SELECT * FROM rooms WHERE key = ?');
  const add = db.prepare<[object]>(
    `INSERT INTO rooms (address, name, name_folded, description, privacy, moderated, persistent, archived,
       non_anonymous, subject_by_all, invites_by_all, locked, secret, category, invitations, disabled_by, addin,
       companion, created_by, created_at, updated_by, updated_at)
     VALUES (@address, @name, @nameFolded, @description, @privacy, @moderated, @persistent, @archived,
       @nonAnonymous, @subjectByAll, @invitesByAll, @locked, @secret, @category, @invitations, @disabledBy, @addin,
       @companion, @createdBy, @createdAt, @createdBy, @createdAt)`,
  );
  const saveSettings = db.prepare<[object]>(
    `UPDATE rooms SET name = @name, name_folded = @nameFolded, description = @description,
       privacy = @privacy, moderated = @moderated, persistent = @persistent, archived = @archived,
       non_anonymous = @nonAnonymous, subject_by_all = @subjectByAll, invites_by_all = @invitesByAll,
       category = @category, invitations = @invitations, disabled_by = @disabledBy, addin = @addin, companion = @companion,
       locked = 0
     WHERE key = @key`,
  );
  const saveSubject = db.prepare<[string, string, number, number]>(
    'UPDATE rooms SET subject = ?, subject_by = ?, subject_at = ? WHERE key = ?',
  );
  const inCategory = db
    .prepare<[number], RoomAddress>('SELECT address FROM rooms WHERE category = ? ORDER BY address')
    .pluck();
  return {
    room: (address) => readRoom(find.get(address)),
    roomAt: (key) => readRoom(findAt.get(key)),
    roomsIn: (category) => inCategory.all(category),
    addRoom(room) {
      const { address, locked, secret, settings, created } = room;
      const made = { createdBy: created.by, createdAt: created.at };
      const { lastInsertRowid } = add.run({
        address,
        secret,
        locked: Number(locked),
        ...made,
        ...write(settings),
      });
      return { ...room, key: Number(lastInsertRowid) };
    },
    saveSettings: (key, settings) => void saveSettings.run({ key, ...write(settings) }),
    saveSubject: (key, { text, nickname, setAt }) => void saveSubject.run(text, nickname, setAt, key),
  };
}

function write(settings: RoomSettings): object {
  return {
    name: settings.name,
    nameFolded: foldName(settings.name),
    description: settings.description,
    privacy: settings.privacy,
    moderated: Number(settings.moderated),
    persistent: Number(settings.persistent),
    archived: Number(settings.archived),
    nonAnonymous: Number(settings.nonAnonymous),
    subjectByAll: Number(settings.subjectByAll),
    invitesByAll: Number(settings.invitesByAll),
    category: settings.category,
    invitations: settings.invitations,
    disabledBy: settings.disabledBy,
    addin: settings.addin,
    companion: settings.companion,
  };
}

function readRoom(row: RoomRow | undefined): RoomRecord | undefined {
  if (!row) return undefined;
  const { key, address, secret, name, description, privacy } = row;
  const settings: RoomSettings = {
    name,
    description,
    privacy,
    moderated: row.moderated === 1,
    persistent: row.persistent === 1,
    archived: row.archived === 1,
    nonAnonymous: row.non_anonymous === 1,
    subjectByAll: row.subject_by_all === 1,
    invitesByAll: row.invites_by_all === 1,
    category: row.category,
    invitations: row.invitations,
    disabledBy: row.disabled_by,
    addin: row.addin,
    companion: row.companion,
  };
  const created = { by: row.created_by, at: row.created_at };
  const updated = { by: row.updated_by, at: row.updated_at };
  const deeds = { revision: row.revision, created, updated };
  const room = { key, address, secret, settings, locked: row.locked === 1, ...deeds };
  if (row.subject === null) return room;
  const subject = { text: row.subject, nickname: row.subject_by ?? '', setAt: row.subject_at ?? 0 };
  return { ...room, subject };
}
