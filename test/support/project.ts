import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..');

const installed = join(projectRoot, 'node_modules', 'node', 'bin', 'node');

/** The project's own Node; the machine's may be older than SQLite's module bears. */
export const projectNode = existsSync(installed) ? installed : process.execPath;
