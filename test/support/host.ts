import { join } from 'node:path';
import { type RunningChild, startChild } from './child.ts';
import { projectNode, projectRoot } from './project.ts';

/** The plain host, in a process of its own. */
export interface RunningHost {
  /** Carries the start token, once. */
  readonly url: string;
  readonly process: RunningChild;
}

const ready = /^Perch is ready: (\S+)$/m;

/** Starts the plain host on a data directory that belongs to the caller. */
export async function startHost(
  data: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<RunningHost> {
  const process = runHost(['--port', '0', '--data', data, '--no-open', ...args], env);
  const [, url = ''] = await process.printed(ready);
  return { url, process };
}

/** Runs `npm start -- --plain`: builds what is stale, and runs what was built. */
export function npmStart(args: readonly string[]): RunningChild {
  return startChild(projectNode, [join(projectRoot, 'build', 'start.ts'), '--plain', ...args], {
    cwd: projectRoot,
  });
}

/** The same, waited for. */
export async function startBuilt(data: string): Promise<RunningHost> {
  const process = npmStart(['--port', '0', '--data', data, '--no-open']);
  const [, url = ''] = await process.printed(ready);
  return { url, process };
}

/** The plain host without waiting, for command lines that are to fail. */
export function runHost(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningChild {
  return startChild(projectNode, [join(projectRoot, 'electron', 'plain.ts'), ...args], {
    cwd: projectRoot,
    env,
  });
}
