import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import { FaultError } from '#electron/model/fault.ts';
import type { Timestamp } from '#electron/model/ids.ts';

/** By what the server proves who it is, and whom it believes. All in PEM. */
export interface TlsMaterial {
  /** The server's certificate, followed by those that lead to an authority. */
  readonly certificate: string;
  readonly key: string;
  /** Authorities that vouch for the certificates of clients. */
  readonly clientAuthorities?: string;
}

/** Throws InvalidArgument where nobody could connect to a server with these. */
export function checkTls(tls: TlsMaterial, now: Timestamp): void {
  const certificate = readCertificate(tls.certificate, 'The certificate of --tls-cert');
  if (!certificate.checkPrivateKey(readKey(tls.key))) {
    throw wrong('The certificate and the key do not belong together: give the two that were made as a pair.');
  }
  if (certificate.validToDate.getTime() <= now) {
    throw wrong(`The certificate ended on ${day(certificate.validToDate)}: have it renewed.`);
  }
  if (certificate.validFromDate.getTime() > now) {
    const from = day(certificate.validFromDate);
    throw wrong(`The certificate counts only from ${from}: set the clock of this computer, or wait.`);
  }
  if (tls.clientAuthorities !== undefined) readCertificate(tls.clientAuthorities, 'The file of --client-ca');
}

/** RFC 9325, 3.1.1: nothing older than TLS 1.2. */
export function secureOptions(tls: TlsMaterial): SecureContextOptions {
  return {
    cert: tls.certificate,
    key: tls.key,
    minVersion: 'TLSv1.2',
    ...(tls.clientAuthorities !== undefined && { ca: tls.clientAuthorities }),
  };
}

/** SHA-256 of the certificate's DER, in lower-case hexadecimal digits. */
export function fingerprint(certificate: string): string {
  return createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
}

function readCertificate(pem: string, what: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw wrong(`${what} holds no certificate in PEM: it begins with -----BEGIN CERTIFICATE-----.`, cause);
  }
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    const text = 'The file of --tls-key holds no private key in PEM that opens without a password.';
    throw wrong(text, cause);
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function wrong(text: string, cause?: unknown): FaultError {
  return new FaultError('InvalidArgument', text, { cause });
}
