import { X509Certificate } from 'node:crypto';
import type { BareAddress, Timestamp } from '#electron/model/ids.ts';
import { parseJid, writeBare } from '#electron/stanza/jid.ts';

/** What a client's certificate says of who shows it; undefined for what is none. */
export function readClientCertificate(der: Buffer, domain: string): CertifiedNames | undefined {
  try {
    const certificate = new X509Certificate(der);
    return { addresses: namesIn(certificate, domain), until: certificate.validToDate.getTime() };
  } catch {
    return undefined;
  }
}

export interface CertifiedNames {
  readonly addresses: readonly BareAddress[];
  readonly until: Timestamp;
}

/**
 * The addresses of `domain` that a certificate speaks for. The first of these kinds that it has at all is the one
 * that counts, so that a name which was written for another purpose never adds to one that was written for XMPP:
 * `XmppAddr` (RFC 6120, 13.7.1.4), e-mail addresses, and the common name: an address, or the part before the @.
 */
function namesIn(certificate: X509Certificate, domain: string): readonly BareAddress[] {
  const alternatives = readAlternativeNames(certificate.subjectAltName ?? '');
  const chosen = [alternatives.xmpp, alternatives.email].find((names) => names.length > 0);
  const names =
    chosen ?? commonNames(certificate).map((name) => (name.includes('@') ? name : `${name}@${domain}`));
  return [...new Set(names.flatMap((name) => addressIn(domain, name)))];
}

/** What the names of Node's text are called. */
const kinds = { xmpp: 'othername', email: 'email' } as const;
const xmppAddress = 'XmppAddr:';

/**
 * Reads Node's `subjectAltName`: names parted by commas, and where one could be misread it is a JSON string (as
 * CVE-2021-44532 taught).
 */
function readAlternativeNames(text: string): {
  readonly xmpp: readonly string[];
  readonly email: readonly string[];
} {
  const xmpp: string[] = [];
  const email: string[] = [];
  for (const [, kind, written = ''] of text.matchAll(/(?:^|, )([\w ]+):("(?:[^"\\]|\\.)*"|[^,"]*)/gy)) {
    const value = written.startsWith('"') ? unquote(written) : written;
    if (kind === kinds.email) email.push(value);
    if (kind === kinds.xmpp && value.startsWith(xmppAddress)) xmpp.push(value.slice(xmppAddress.length));
  }
  return { xmpp, email };
}

function unquote(text: string): string {
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? value : '';
}

function commonNames(certificate: X509Certificate): readonly string[] {
  // Node gives an array where there are several, which its types do not say.
  const names: unknown = certificate.toLegacyObject().subject.CN;
  return [names].flat().filter((name) => typeof name === 'string');
}

function addressIn(domain: string, name: string): readonly BareAddress[] {
  const jid = parseJid(name);
  return jid?.local && jid.domain === domain && !jid.resource ? [writeBare(jid)] : [];
}
