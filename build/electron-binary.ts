import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(import.meta.dirname, '..', 'node_modules');
const failure = join(modules, '.cache', 'perch', 'electron-not-fetched');
const fetchLimit = 20_000;
const day = 24 * 60 * 60 * 1000;

/**
 * Where Electron's program is, fetched if need be; undefined where it cannot be had. Its package is not imported:
 * that would begin a download by itself, without a limit.
 */
export function findElectron(): string | undefined {
  const there = installed();
  if (there !== undefined || failedToday()) return there;
  const installer = join(modules, 'electron', 'install.js');
  if (!existsSync(installer)) return undefined;
  spawnSync(process.execPath, [installer], { timeout: fetchLimit, stdio: 'ignore', killSignal: 'SIGKILL' });
  const fetched = installed();
  if (fetched === undefined) rememberFailure();
  return fetched;
}

function installed(): string | undefined {
  const record = join(modules, 'electron', 'path.txt');
  if (!existsSync(record)) return undefined;
  const program = join(modules, 'electron', 'dist', readFileSync(record, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

function failedToday(): boolean {
  const seen = statSync(failure, { throwIfNoEntry: false });
  return seen !== undefined && Date.now() - seen.mtimeMs < day;
}

function rememberFailure(): void {
  mkdirSync(join(failure, '..'), { recursive: true });
  writeFileSync(failure, 'Electron could not be fetched. Remove this file to try again at once.\n');
}
