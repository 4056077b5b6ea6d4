import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A private authority and a server's certificate, made for one run. */
export interface TlsMaterial {
  /** The authority's certificate in PEM: what a client must be told to trust. */
  readonly ca: string;
  /** Files in PEM; `chain` holds certificate and key in one, as ejabberd wants them. */
  readonly caFile: string;
  readonly certificate: string;
  readonly key: string;
  readonly chain: string;
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes the material in `folder`, for `names` (DNS names and IP addresses, as `DNS:x` and `IP:x`). */
export function makeTls(folder: string, names: readonly string[]): TlsMaterial {
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): unknown =>
    execFileSync('openssl', args, { stdio: 'pipe', cwd: folder });
  openssl(
    'req',
    '-x509',
    ...curve,
    '-days',
    '30',
    '-subj',
    '/CN=Perch test authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  );
  openssl('req', ...curve, '-subj', '/CN=localhost', '-keyout', 'server.key', '-out', 'server.csr');
  writeFileSync(file('server.ext'), `subjectAltName=${names.join(',')}\nextendedKeyUsage=serverAuth\n`);
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '30',
    '-extfile',
    'server.ext',
    '-out',
    'server.pem',
  );
  writeFileSync(
    file('chain.pem'),
    `${readFileSync(file('server.pem'), 'utf8')}${readFileSync(file('server.key'), 'utf8')}`,
  );
  // The servers run as accounts of their own, and the folder itself belongs to one test.
  for (const name of ['server.key', 'chain.pem']) chmodSync(file(name), 0o644);
  return {
    ca: readFileSync(file('ca.pem'), 'utf8'),
    caFile: file('ca.pem'),
    certificate: file('server.pem'),
    key: file('server.key'),
    chain: file('chain.pem'),
  };
}
