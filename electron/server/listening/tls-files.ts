import { readFileSync } from 'node:fs';
import { FaultError } from '#electron/model/fault.ts';
import type { Timestamp } from '#electron/model/ids.ts';
import { checkTls, type TlsMaterial } from './tls.ts';

/** Where the administrator keeps what TLS needs. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
  readonly clientAuthorities?: string;
}

/** Throws InvalidArgument, saying which file is wrong and how. */
export function readTlsFiles(files: TlsFiles, now: Timestamp): TlsMaterial {
  const tls = {
    certificate: read(files.certificate),
    key: read(files.key),
    ...(files.clientAuthorities !== undefined && { clientAuthorities: read(files.clientAuthorities) }),
  };
  checkTls(tls, now);
  return tls;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const text = `${file} cannot be read: give a file that this account may read.`;
    throw new FaultError('InvalidArgument', text, { cause });
  }
}
