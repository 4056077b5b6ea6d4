import { createPrivateKey, X509Certificate } from 'node:crypto';
import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { bareJid } from '../stanza/jid.ts';
import type { ClientCertificate } from './credential.ts';

/** Throws InvalidArgument for what is no certificate, no key, or a key of another certificate. */
export function checkCertificate({ cert, key }: ClientCertificate): void {
  if (!readCertificate(cert).checkPrivateKey(readKey(key))) {
    throw new FaultError('InvalidArgument', 'The certificate and the key do not belong together.');
  }
}

/** The chat addresses that a certificate names (RFC 6120, 13.7.1.4): `id-on-xmppAddr` among its other names. */
export function addressesIn(cert: string): readonly BareAddress[] {
  // Node puts names that could be mistaken for several into quotation marks; such are no addresses.
  const names = (readCertificate(cert).subjectAltName ?? '').split(', ');
  return names.flatMap((name) => {
    const [, address] = /^othername:XmppAddr:(.+)$/i.exec(name) ?? [];
    return bareJid(address ?? '') ?? [];
  });
}

function readCertificate(cert: string): X509Certificate {
  try {
    return new X509Certificate(cert);
  } catch (cause) {
    throw new FaultError('InvalidArgument', 'The certificate cannot be read. It has to be in PEM.', {
      cause,
    });
  }
}

function readKey(key: string): ReturnType<typeof createPrivateKey> {
  try {
    return createPrivateKey(key);
  } catch (cause) {
    const text = 'The key of the certificate cannot be read. It has to be in PEM, without a passphrase.';
    throw new FaultError('InvalidArgument', text, { cause });
  }
}
