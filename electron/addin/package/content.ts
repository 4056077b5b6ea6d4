import { createHash } from 'node:crypto';
import type { Files } from './files.ts';

/** Beside the content, not part of it: it says who vouches for the rest. */
export const signatureFile = 'perch-addin.sig';

/** SHA-256 over the names and the hashes of all files, in the order of their names; in hexadecimal. */
export function hashContent(files: Files): string {
  const lines = [...files]
    .filter(([path]) => path !== signatureFile)
    .map(([path, content]) => `${path}\0${sha256(content)}\n`)
    .toSorted();
  return sha256(lines.join(''));
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
