import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { alternativeNames } from './alternative-names.ts';

/** What a certificate is to say. */
export interface CertificateWish {
  /** `DNS:localhost`, `IP:127.0.0.1`, `email:ana@localhost`, `xmpp:ana@localhost`. */
  readonly names?: readonly string[];
  /** Absent: `localhost`. */
  readonly commonName?: string;
  /** What it may be used for (RFC 5280, 4.2.1.12). `both`, absent: servers and clients. `neither`: code signing. */
  readonly purpose?: 'server' | 'client' | 'both' | 'neither';
  /** Absent: since an hour. */
  readonly from?: Date;
  /** Absent: for a month. */
  readonly until?: Date;
}

/** A certificate with its key, in PEM. */
export interface Certificate {
  readonly pem: string;
  readonly key: string;
  /** SHA-256 of its DER form, in lower-case hex. */
  readonly fingerprint: string;
}

const hour = 3_600_000;
const day = 24 * hour;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const purposes = {
  server: [ExtendedKeyUsage.serverAuth],
  client: [ExtendedKeyUsage.clientAuth],
  both: [ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth],
  neither: [ExtendedKeyUsage.codeSigning],
};

/** Vouches for certificates; nobody trusts it by themselves. */
export class Authority {
  readonly pem: string;
  readonly #certificate: X509Certificate;
  readonly #keys: CryptoKeyPair;

  private constructor(certificate: X509Certificate, keys: CryptoKeyPair) {
    this.pem = certificate.toString('pem');
    this.#certificate = certificate;
    this.#keys = keys;
  }

  static async make(name = 'Perch test authority'): Promise<Authority> {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      ...basics({}),
      name: `CN=${name}`,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ],
    });
    return new Authority(certificate, keys);
  }

  async issue(wish: CertificateWish): Promise<Certificate> {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.create({
      ...basics(wish),
      subject: subject(wish),
      issuer: this.#certificate.subject,
      signingKey: this.#keys.privateKey,
      publicKey: keys.publicKey,
      extensions: extensions(wish),
    });
    return pack(certificate, keys);
  }
}

/** A certificate that nobody vouches for but itself. */
export async function selfSigned(wish: CertificateWish): Promise<Certificate> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...basics(wish),
    name: subject(wish),
    keys,
    extensions: extensions(wish),
  });
  return pack(certificate, keys);
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function basics({ from, until }: CertificateWish) {
  return {
    serialNumber: `01${randomBytes(8).toString('hex')}`,
    notBefore: from ?? new Date(Date.now() - hour),
    notAfter: until ?? new Date(Date.now() + 30 * day),
    signingAlgorithm: algorithm,
  };
}

const subject = ({ commonName = 'localhost' }: CertificateWish): string => `CN=${commonName}`;

function extensions({ names = [], purpose = 'both' }: CertificateWish): Extension[] {
  const named = names.length > 0 ? [new Extension('2.5.29.17', false, alternativeNames(names))] : [];
  return [...named, new ExtendedKeyUsageExtension([...purposes[purpose]])];
}

async function pack(certificate: X509Certificate, keys: CryptoKeyPair): Promise<Certificate> {
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    pem: certificate.toString('pem'),
    key: PemConverter.encode(key, 'PRIVATE KEY'),
    fingerprint: createHash('sha256').update(new Uint8Array(certificate.rawData)).digest('hex'),
  };
}
