import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone when its user is done with it. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

export function temporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `perch-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The system's account of this name, for programs that must not run as root; undefined where this process is not
 * root, and so could not change to it, or where there is no such account.
 */
export function systemAccount(name: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [account, , uid, gid] = line.split(':');
    if (account === name) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/** Hands a folder to the account that will write into it. */
export async function giveFolder(path: string, owner: Identity | undefined): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid);
}
