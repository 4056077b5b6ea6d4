import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '#electron/host/replace-file.ts';
import type { Timestamp } from '#electron/model/ids.ts';
import { makeDataFolder } from '../storage/folder.ts';
import { makeOwnCertificate } from './own-certificate.ts';
import { checkTls, type TlsMaterial } from './tls.ts';

/** The certificate of the server's own making, in one file with its key: they are replaced together. */
export interface OwnCertificate {
  /** As it is kept; made where there is none, or none that counts. */
  current(): Promise<TlsMaterial>;
  /** Another one from now on: whoever trusts the old one must be invited anew. */
  renew(): Promise<TlsMaterial>;
}

export function keepOwnCertificate(
  data: string,
  names: () => readonly string[],
  clock: () => Timestamp,
): OwnCertificate {
  const folder = join(data, 'tls');
  const file = join(folder, 'own.pem');

  async function renew(): Promise<TlsMaterial> {
    const made = await makeOwnCertificate(names(), clock());
    makeDataFolder(folder);
    replaceFile(file, `${made.certificate}\n${made.key}\n`);
    return made;
  }

  return { current: async () => read(file, clock()) ?? renew(), renew };
}

function read(file: string, now: Timestamp): TlsMaterial | undefined {
  try {
    const pem = readFileSync(file, 'utf8');
    const kept = { certificate: pem, key: pem };
    checkTls(kept, now);
    return kept;
  } catch {
    return undefined;
  }
}
