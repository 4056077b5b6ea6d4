import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeDataDirectory } from '#electron/host/data-directory.ts';
import { lockDataDirectory } from '#electron/host/instance-lock.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

function folder(): string {
  const made = temporaryFolder('lock');
  onTestFinished(made.remove);
  return made.path;
}

test('a second one is told where the first is, and gets the lock when the first lets go', () => {
  const data = folder();
  const first = lockDataDirectory(data);
  if (!first.held) throw new Error('the folder is new');
  first.publish('http://127.0.0.1:1/');
  expect(lockDataDirectory(data)).toEqual({ held: false, url: 'http://127.0.0.1:1/' });
  first.release();
  const second = lockDataDirectory(data);
  expect(second.held).toBe(true);
  if (second.held) second.release();
});

test('a holder that was killed holds nothing', async () => {
  const data = folder();
  const holder = spawn(
    projectNode,
    [
      '--input-type=module',
      '--eval',
      `const { lockDataDirectory } = await import(${JSON.stringify(join(projectRoot, 'electron/host/instance-lock.ts'))});
       const lock = lockDataDirectory(${JSON.stringify(data)});
       console.log(lock.held);
       setInterval(() => lock, 1e6);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void holder.kill('SIGKILL'));
  const [printed] = await once(holder.stdout, 'data');
  expect(String(printed).trim()).toBe('true');
  expect(lockDataDirectory(data).held).toBe(false);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const after = lockDataDirectory(data);
  expect(after.held).toBe(true);
  if (after.held) after.release();
});

test('a place that cannot be a data directory is refused in a sentence', () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o400);
  for (const place of [file, join(file, 'below'), '/proc/perch']) {
    expect(() => makeDataDirectory(place)).toThrow(`cannot write to ${place}`);
  }
});
