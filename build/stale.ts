import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether any of these files and folders is newer than the output, or the output is not there. */
export function isStale(output: string, sources: readonly string[]): boolean {
  const built = modified(output);
  return built === undefined || sources.some((source) => newest(source) > built);
}

function newest(path: string): number {
  const own = modified(path);
  if (own === undefined) return 0;
  if (!statSync(path).isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function modified(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
