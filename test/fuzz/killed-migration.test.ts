import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openHistory } from '#electron/history/history.ts';
import { migrations } from '#electron/history/migrations/all.ts';
import { openDatabase } from '#electron/sqlite/database.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { projectNode } from '#test/support/project.ts';
import { randomFrom, seed, soak } from '#test/support/random.ts';
import { spoken } from './killed-words.ts';

const kills = soak ? 50 : 3;
/** A small history is indexed anew; in a large one what is there stays as it is. */
const sizes = [5_000, 6_000] as const;

test(`killed ${kills} times while a history of the first Perch is brought up to date, it is the old one or the new one, whole`, {
  timeout: kills * 15_000,
}, async () => {
  const folder = temporaryFolder('killed-migration');
  onTestFinished(folder.remove);
  const random = randomFrom(seed);
  for (let kill = 0; kill < kills; kill += 1) {
    const file = join(folder.path, `${kill}`, 'history.sqlite');
    const messages = sizes[kill % 2 === 0 ? 0 : 1];
    fromTheFirstPerch(file, messages);
    await runAndKill(join(folder.path, `${kill}`), random() * 150);
    expect([1, migrations.length]).toContain(versionOf(file));
    const history = openHistory({ file, names: () => ['Ada'] });
    const { messages: read } = history.page({ room: spoken, from: { at: 'newest' }, limit: messages + 1 });
    expect(read.map(({ text }) => text)).toEqual(
      Array.from({ length: messages }, (_, each) => `word${each} said`),
    );
    history.close();
    expect(historyFaults(file)).toEqual([]);
  }
});

function fromTheFirstPerch(file: string, messages: number): void {
  const db = openDatabase({ file, migrations: migrations.slice(0, 1), synchronous: 'NORMAL' });
  db.exec(`INSERT INTO rooms (id, address, listed, stored, newest) VALUES (1, '${spoken}', 1, ${messages}, ${messages});
    INSERT INTO authors VALUES (1, 'ben@localhost', 'Ben');
    INSERT INTO stretches VALUES (1, 1, 1, 'a0', 'a${messages - 1}', 1);
    WITH RECURSIVE n (v) AS (SELECT 0 UNION ALL SELECT v + 1 FROM n WHERE v < ${messages - 1})
    INSERT INTO messages SELECT 1, v + 1, 1, v, 'a' || v, NULL, 0, 0, 0, NULL, 'word' || v || ' said' FROM n;
    INSERT INTO words (words) VALUES ('rebuild');`);
  db.close();
}

async function runAndKill(folder: string, after: number): Promise<void> {
  const child = spawn(projectNode, [join(import.meta.dirname, 'killed-migrating.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  await pass(after);
  child.kill('SIGKILL');
  await exit;
}

function versionOf(file: string): number {
  const db = new Database(file);
  const version = Number(db.pragma('user_version', { simple: true }));
  db.close();
  return version;
}
