import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import type { Timestamp } from '#electron/model/ids.ts';
import type { TlsMaterial } from './tls.ts';

const day = 86_400_000;
/** It is trusted by its fingerprint alone: to make another is to invite everybody anew. */
const lifetime = 3_650 * day;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A certificate that nobody else vouches for, for these host names and addresses. */
export async function makeOwnCertificate(names: readonly string[], now: Timestamp): Promise<TlsMaterial> {
  // Only who shares waits for these; x509 needs the first to be there before it.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      // RFC 5280, 4.1.2.2: positive, and at most 20 bytes.
      serialNumber: `01${randomBytes(15).toString('hex')}`,
      name: [{ CN: [names[0] ?? 'localhost'] }],
      notBefore: new Date(now - day),
      notAfter: new Date(now + lifetime),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(
          names.map((name) => ({ type: isIP(name) ? 'ip' : 'dns', value: name })),
        ),
      ],
    },
    webcrypto,
  );
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificate: certificate.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') };
}
