import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { migrations as historyMigrations } from '#electron/history/migrations/all.ts';
import { addFunctions } from '#electron/history/search/functions.ts';
import { migrations as outboxMigrations } from '#electron/outbox/migrations/all.ts';
import { roomMigrations } from '#electron/server/rooms/index.ts';
import { invitationMigrations } from '#electron/server/storage/invitations.ts';
import { accountMigrations } from '#electron/server/storage/migrations.ts';
import { tokenMigrations } from '#electron/server/storage/tokens.ts';
import { projectRoot } from './project.ts';

/**
 * Files as each version of Perch left them. One that was written stays as it is, whatever becomes of the code; a new
 * version gets its own by `node test/support/database-fixtures.ts`.
 */
const folder = join(projectRoot, 'test/fixtures/databases');

type Kind = 'history' | 'outbox' | 'server';

const serverParts = [accountMigrations, roomMigrations, tokenMigrations, invitationMigrations];

/** How many versions there are by now. */
export const versions: Readonly<Record<Kind, number>> = {
  history: historyMigrations.length,
  outbox: outboxMigrations.length,
  server: Math.max(...serverParts.map(({ steps }) => steps.length)),
};

export function hasFixture(kind: Kind, version: number): boolean {
  return existsSync(fixtureFile(kind, version));
}

/** Puts the file of a version where somebody can open it. */
export function unpackFixture(kind: Kind, version: number, file: string): void {
  writeFileSync(file, gunzipSync(readFileSync(fixtureFile(kind, version))));
}

function fixtureFile(kind: Kind, version: number): string {
  return join(folder, `${kind}-${version}.sqlite.gz`);
}

/** What the first version of each wrote, and every later one still knows. */
const contents: Readonly<Record<Kind, string>> = {
  history: `
    INSERT INTO rooms (id, address, listed, facts, read_up_to, unread, mentions, stored, newest, last_at) VALUES
      (1, 'desk@rooms.localhost', 1, '{"name":"Desk","privacy":"Closed"}', 1024, 2, 1, 3, 3072, 3);
    INSERT INTO authors VALUES (1, 'ben@localhost', 'Ben'), (2, 'ada@localhost', 'Ada');
    INSERT INTO messages (room, key, author, sent_at, archive_id, origin_id, own, mentions_me, important, title, text)
    VALUES (1, 1024, 2, 1, 'a1', 'o1', 1, 0, 0, NULL, 'First words'),
      (1, 2048, 1, 2, 'a2', NULL, 0, 1, 1, 'A story', 'Ada, read https://example.org/ and 中文'),
      (1, 3072, 1, 3, 'a3', NULL, 0, 0, 0, NULL, 'Café crème');
    INSERT INTO stretches (id, room, from_key, first, last, bottom) VALUES (1, 1, 1024, 'a1', 'a3', 1);
    INSERT INTO words (words) VALUES ('rebuild');`,
  outbox: `
    INSERT INTO outbox (origin_id, room, text, important, written_at, state, reason, attempted) VALUES
      ('o1', 'desk@rooms.localhost', 'Waits', 1, 1, 'waiting', NULL, 1),
      ('o2', 'desk@rooms.localhost', 'Failed', 0, 2, 'failed', 'The room said no.', 1);
    INSERT INTO drafts (room, text, important) VALUES ('desk@rooms.localhost', 'Half a sen', 0);`,
  server: `
    INSERT INTO account (name, display_name, administrator, created_at) VALUES ('ana', 'Ana Ruiz', 1, 1);
    INSERT INTO rooms (key, address, name, name_folded, description, privacy, moderated, persistent, archived,
      non_anonymous, subject_by_all, invites_by_all, locked, secret)
    VALUES (1, 'desk@rooms.localhost', 'Desk', 'desk', '', 'Closed', 0, 1, 1, 1, 0, 0, 0, 's');
    INSERT INTO room_standings VALUES (1, 'ana@localhost', 1, 1, 1, 0, 0);
    INSERT INTO room_messages VALUES (1024, 1, 1, 'text', 'ana@localhost', 1, 'Ana', NULL,
      '<message type="groupchat" from="desk@rooms.localhost/Ana"><body>Old words</body></message>');`,
};

function writeFixture(kind: Kind, version: number): void {
  const place = mkdtempSync(join(tmpdir(), 'perch-fixture-'));
  const file = join(place, 'fixture.sqlite');
  const db = new Database(file);
  db.pragma('page_size = 1024');
  addFunctions(db);
  if (kind === 'server') {
    db.exec('CREATE TABLE component (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT');
  }
  for (let reached = 1; reached <= version; reached += 1) {
    step(db, kind, reached);
    if (reached === 1) db.exec(contents[kind]);
  }
  db.exec('VACUUM');
  db.close();
  writeFileSync(fixtureFile(kind, version), gzipSync(readFileSync(file), { level: 9 }));
  rmSync(place, { recursive: true });
}

function step(db: Database.Database, kind: Kind, version: number): void {
  if (kind !== 'server') {
    db.exec((kind === 'history' ? historyMigrations : outboxMigrations)[version - 1] ?? '');
    db.pragma(`user_version = ${version}`);
    return;
  }
  for (const { component, steps } of serverParts) {
    db.exec(steps[version - 1] ?? '');
    const reached = Math.min(version, steps.length);
    db.prepare('INSERT OR REPLACE INTO component VALUES (?, ?)').run(component, reached);
  }
}

if (import.meta.main) {
  for (const kind of ['history', 'outbox', 'server'] as const) {
    for (let version = 1; version <= versions[kind]; version += 1) {
      if (!hasFixture(kind, version)) writeFixture(kind, version);
    }
  }
}
