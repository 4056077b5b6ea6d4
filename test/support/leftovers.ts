import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A process that a test run started and nobody ended. */
export interface Leftover {
  readonly pid: number;
  readonly command: string;
}

const grace = 5_000;
const step = 200;

/**
 * Ends, by their ids, all processes that bear this mark in their environment, after they had five seconds to go by
 * themselves; answers whom it had to end. Linux only: elsewhere it finds nobody.
 */
export async function endLeftovers(mark: string): Promise<readonly Leftover[]> {
  let left = leftovers(mark);
  for (let waited = 0; left.length > 0 && waited < grace; waited += step) {
    await wait(step);
    left = leftovers(mark);
  }
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone in the meantime.
    }
  }
  return left;
}

function leftovers(mark: string): readonly Leftover[] {
  return processIds().flatMap((pid) => {
    const environment = readProcess(pid, 'environ');
    if (pid === process.pid || !environment.includes(mark)) return [];
    return [{ pid, command: readProcess(pid, 'cmdline').replaceAll('\0', ' ').slice(0, 120) }];
  });
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function readProcess(pid: number, file: 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // Gone, or somebody else's.
  }
}
