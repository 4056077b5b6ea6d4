import type { Database } from 'better-sqlite3';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import type { RoomListing, RoomRecord, RoomSettings, RoomStore } from './store.ts';

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
}

type RoomQueries = Pick<
  RoomStore,
  | 'room'
  | 'addRoom'
  | 'saveSettings'
  | 'saveSubject'
  | 'removeRoom'
  | 'removeAbandonedRooms'
  | 'visibleRooms'
  | 'countVisibleRooms'
  | 'nameTaken'
>;

/** The part of a room list that somebody may know of (product: a secret room is for its members only). */
const visible = `locked = 0 AND (privacy <> 'Secret' OR EXISTS (
  SELECT 1 FROM room_standings AS s
  WHERE s.room = rooms.key AND s.address = @viewer AND s.member = 1 AND s.outcast = 0))`;

export function roomQueries(db: Database): RoomQueries {
  const find = db.prepare<[RoomAddress], RoomRow>('SELECT * FROM rooms WHERE address = ?');
  const add = db.prepare<[object]>(
    `INSERT INTO rooms (address, name, name_folded, description, privacy, moderated, persistent, archived,
       non_anonymous, subject_by_all, invites_by_all, locked, secret)
     VALUES (@address, @name, @nameFolded, @description, @privacy, @moderated, @persistent, @archived,
       @nonAnonymous, @subjectByAll, @invitesByAll, @locked, @secret)`,
  );
  const saveSettings = db.prepare<[object]>(
    `UPDATE rooms SET name = @name, name_folded = @nameFolded, description = @description,
       privacy = @privacy, moderated = @moderated, persistent = @persistent, archived = @archived,
       non_anonymous = @nonAnonymous, subject_by_all = @subjectByAll, invites_by_all = @invitesByAll, locked = 0
     WHERE key = @key`,
  );
  const saveSubject = db.prepare<[string, string, number, number]>(
    'UPDATE rooms SET subject = ?, subject_by = ?, subject_at = ? WHERE key = ?',
  );
  const removals = [
    'room_messages WHERE room = ?',
    'room_standings WHERE room = ?',
    'rooms WHERE key = ?',
  ].map((what) => db.prepare<[number]>(`DELETE FROM ${what}`));
  const abandoned = db
    .prepare<[], number>('SELECT key FROM rooms WHERE persistent = 0 OR locked = 1')
    .pluck();
  const after = db.prepare<[object], RoomListing>(
    `SELECT address, name FROM rooms WHERE address > @after AND ${visible} ORDER BY address LIMIT @max`,
  );
  const before = db.prepare<[object], RoomListing>(
    `SELECT * FROM (SELECT address, name FROM rooms WHERE address < @before AND ${visible}
       ORDER BY address DESC LIMIT @max) ORDER BY address`,
  );
  const count = db
    .prepare<[object], number>(
      `SELECT count(*) FROM rooms WHERE (@before IS NULL OR address < @before) AND ${visible}`,
    )
    .pluck();
  const taken = db
    .prepare<[object], number>(
      `SELECT 1 FROM rooms WHERE name_folded = @nameFolded AND address <> @except AND ${visible}`,
    )
    .pluck();

  const removeRoom = (key: number): void => {
    for (const removal of removals) removal.run(key);
  };
  return {
    room: (address) => readRoom(find.get(address)),
    addRoom(room) {
      const { address, locked, secret, settings } = room;
      const { lastInsertRowid } = add.run({ address, secret, locked: Number(locked), ...write(settings) });
      return { ...room, key: Number(lastInsertRowid) };
    },
    saveSettings: (key, settings) => void saveSettings.run({ key, ...write(settings) }),
    saveSubject: (key, { text, nickname, setAt }) => void saveSubject.run(text, nickname, setAt, key),
    removeRoom,
    removeAbandonedRooms: () => abandoned.all().forEach(removeRoom),
    visibleRooms: (viewer, page) =>
      page.before === undefined
        ? after.all({ viewer, after: page.after ?? '', max: page.max })
        : before.all({ viewer, before: page.before, max: page.max }),
    countVisibleRooms: (viewer: BareAddress, until) => count.get({ viewer, before: until ?? null }) ?? 0,
    nameTaken: (name, viewer, except) =>
      taken.get({ nameFolded: fold(name), viewer, except: except ?? '' }) !== undefined,
  };
}

/** Names that people would take for the same are the same. */
function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

function write(settings: RoomSettings): object {
  return {
    name: settings.name,
    nameFolded: fold(settings.name),
    description: settings.description,
    privacy: settings.privacy,
    moderated: Number(settings.moderated),
    persistent: Number(settings.persistent),
    archived: Number(settings.archived),
    nonAnonymous: Number(settings.nonAnonymous),
    subjectByAll: Number(settings.subjectByAll),
    invitesByAll: Number(settings.invitesByAll),
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
  };
  const room = { key, address, secret, settings, locked: row.locked === 1 };
  if (row.subject === null) return room;
  const subject = { text: row.subject, nickname: row.subject_by ?? '', setAt: row.subject_at ?? 0 };
  return { ...room, subject };
}
