import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Authority, type Certificate } from './tls/certificates.ts';

export { Authority, type Certificate, type CertificateWish, selfSigned } from './tls/certificates.ts';

/** A server's certificate in files, and the authority that vouches for it. */
export interface TlsMaterial {
  /** The authority's certificate in PEM: what a client must be told to trust. */
  readonly ca: string;
  /** Files in PEM; `chain` holds certificate and key in one, as ejabberd wants them. */
  readonly caFile: string;
  readonly certificate: string;
  readonly key: string;
  readonly chain: string;
}

/** Makes an authority and a certificate of it, for `names` (as `DNS:x` and `IP:x`), in `folder`. */
export async function makeTls(folder: string, names: readonly string[]): Promise<TlsMaterial> {
  const authority = await Authority.make();
  return saveTls(folder, await authority.issue({ names }), authority.pem);
}

/** Writes a certificate, its key and who vouches for it into files of `folder`. */
export function saveTls(folder: string, { pem, key }: Certificate, ca: string): TlsMaterial {
  const save = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    // The servers run as accounts of their own, and the folder itself belongs to one test.
    chmodSync(path, 0o644);
    return path;
  };
  return {
    ca,
    caFile: save('ca.pem', ca),
    certificate: save('server.pem', `${pem}\n`),
    key: save('server.key', `${key}\n`),
    chain: save('chain.pem', `${pem}\n${key}\n`),
  };
}
