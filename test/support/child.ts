import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Identity } from './folder.ts';

/** A program that a test started; whoever started it stops it, by its own process id. */
export interface RunningChild {
  readonly pid: number;
  /** Everything printed so far, both streams. */
  output(): string;
  /** Resolves with the first match in what it prints, also in what it printed already. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves with the exit code when it is gone; -1 where a signal ended it. */
  readonly exited: Promise<number>;
  /** Asks it to end and waits; after five seconds ends it. */
  stop(): Promise<void>;
  /** SIGKILL, now. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Resident memory in bytes, of it alone; Linux only. */
  memory(): number;
}

export interface StartOptions {
  readonly cwd?: string;
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly as?: Identity | undefined;
}

/** Less than a test may take, so that what a slow program printed is told. Milliseconds. */
const patience = 150_000;

const living = new Set<ChildProcess>();
process.once('exit', endChildren);

/** Ends whoever is still running: a test that fails must leave nobody behind. */
export function endChildren(): void {
  for (const child of living) child.kill('SIGKILL');
}

export function startChild(
  command: string,
  args: readonly string[],
  options: StartOptions = {},
): RunningChild {
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options.as,
  });
  const printed = collect(child);
  const exited = exitOf(child);
  living.add(child);
  void exited.then(() => living.delete(child));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  return {
    pid: child.pid ?? -1,
    output: printed.all,
    printed: (pattern) => printed.wait(pattern, exited),
    exited,
    stop: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await end('SIGTERM');
      clearTimeout(timer);
    },
    kill: () => end('SIGKILL'),
    memory: () => residentMemory(child.pid ?? -1),
  };
}

/** Runs a program to its end. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: StartOptions = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const child = startChild(command, args, options);
  const code = await child.exited;
  return { code, output: child.output() };
}

/** Resident memory of a process in bytes, from /proc; 0 where there is none. */
export function residentMemory(pid: number): number {
  try {
    const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

async function exitOf(child: ChildProcess): Promise<number> {
  try {
    // `close`, not `exit`: what it printed last has been read by then.
    await once(child, 'close');
    return child.exitCode ?? -1;
  } catch {
    return -1; // It could not be started at all.
  }
}

function collect(child: ChildProcess) {
  let text = '';
  const listeners = new Set<() => void>();
  const take = (chunk: string): void => {
    text += chunk;
    for (const listener of [...listeners]) listener();
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  child.on('error', (error) => take(`${error.message}\n`));
  const wait = (pattern: RegExp, exited: Promise<number>): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const give = (why: string): void => {
        done();
        reject(new Error(`${child.spawnfile} ${why} before it printed ${pattern}. It printed:\n${text}`));
      };
      const look = (): void => {
        const match = pattern.exec(text);
        if (!match) return;
        done();
        resolve(match);
      };
      const timer = setTimeout(() => give('took too long'), patience);
      const done = (): void => {
        clearTimeout(timer);
        listeners.delete(look);
      };
      listeners.add(look);
      look();
      void exited.then((code) => listeners.has(look) && give(`ended with ${code}`));
    });
  return { all: () => text, wait };
}
