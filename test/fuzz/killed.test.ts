import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '#test/support/folder.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { projectNode } from '#test/support/project.ts';
import { randomFrom, seed, soak } from '#test/support/random.ts';
import { FileMember } from './file-member.ts';
import { completeLines, room } from './file-server.ts';

const kills = soak ? 200 : 6;

test(`killed ${kills} times while it hears and writes, a member ends with every message once and in order`, {
  timeout: kills * 10_000,
}, async () => {
  const folder = temporaryFolder('killed');
  onTestFinished(folder.remove);
  const random = randomFrom(seed);
  // On a machine that has no time for it, the first are killed before they write anything.
  const written = () => completeLines(join(folder.path, 'accepted')).length;
  for (let kill = 1; kill <= kills || written() <= kills; kill += 1) {
    await runAndKill(folder.path, kill, random() * 120);
    expectSound(join(folder.path, 'outbox.sqlite'));
    expect(historyFaults(join(folder.path, 'history.sqlite'))).toEqual([]);
  }
  await expectEverythingOnce(folder.path);
});

async function runAndKill(folder: string, number: number, after: number): Promise<void> {
  const child = spawn(projectNode, [join(import.meta.dirname, 'killed-child.ts'), folder, String(number)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  await pass(after);
  child.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
}

function expectSound(file: string): void {
  const db = new Database(file);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}

async function expectEverythingOnce(folder: string): Promise<void> {
  const member = new FileMember(folder);
  member.enter();
  while (member.outbox.rows().length > 0) await new Promise((resolve) => setImmediate(resolve));
  const { messages } = member.history.page({ room, from: { at: 'newest' }, limit: 1_000_000 });
  const archived = member.server.archive.entries.map(({ id }) => id);
  expect(messages.map(({ archiveId }) => archiveId)).toEqual(archived);
  expect(messages.filter(({ gapBefore }) => gapBefore)).toEqual([]);
  const arrived = member.server.texts(true);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(arrived.length).toBeGreaterThan(kills);
  const promised = new Set(member.accepted());
  expect(arrived.filter((text) => promised.has(text))).toEqual(member.accepted());
  member.close();
}
