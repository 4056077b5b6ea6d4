import type { Database } from 'better-sqlite3';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import { foldName } from '../names.ts';
import type { RoomRecord, RoomSettings, RoomStore } from './store.ts';

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

type RoomQueries = Pick<RoomStore, 'room' | 'addRoom' | 'saveSettings' | 'saveSubject'>;

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
  return {
    room: (address) => readRoom(find.get(address)),
    addRoom(room) {
      const { address, locked, secret, settings } = room;
      const { lastInsertRowid } = add.run({ address, secret, locked: Number(locked), ...write(settings) });
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
