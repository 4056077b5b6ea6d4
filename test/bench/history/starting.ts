import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as v from 'valibot';
import { projectNode, projectRoot } from '#test/support/project.ts';

const look = v.object({ at: v.number(), bytes: v.number() });

interface Start {
  readonly ms: number;
  readonly megabytes: number;
}

/** A fresh process that opens the file and reads the first screen; without a file it does nothing. */
export function start(file?: string): Start {
  const begun = performance.timeOrigin + performance.now();
  const entry = join(projectRoot, 'test/bench/history/first-look.ts');
  const said = execFileSync(projectNode, file === undefined ? [entry] : [entry, file], { encoding: 'utf8' });
  const { at, bytes } = v.parse(look, JSON.parse(said));
  return { ms: at - begun, megabytes: bytes / 2 ** 20 };
}

/** Takes the file out of the system's memory; false where the tool for it is missing. */
export function chill(file: string): boolean {
  try {
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
