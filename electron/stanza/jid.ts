/** Addresses (RFC 7622): `local@domain/resource`. */
export interface Jid {
  readonly local: string;
  readonly domain: string;
  readonly resource: string;
}

const forbiddenInLocal = /["&'/:<>@\s]/u;
const control = /\p{Cc}/u;
const maxBytes = 1023;

/**
 * Reads an address; undefined where it is none. Local part and domain come back in lower case and normalised,
 * so that equal addresses are equal strings; the resource is kept as written (RFC 7622, 3.2 to 3.4).
 */
export function parseJid(text: string): Jid | undefined {
  const slash = text.indexOf('/');
  const bare = slash < 0 ? text : text.slice(0, slash);
  const resource = slash < 0 ? '' : text.slice(slash + 1);
  const at = bare.indexOf('@');
  const local = at < 0 ? '' : prepare(bare.slice(0, at));
  const domain = prepare(bare.slice(at + 1)).replace(/\.$/, '');
  if (!domain || forbiddenInLocal.test(domain) || control.test(text)) return undefined;
  if (at === 0 || (at > 0 && (!local || forbiddenInLocal.test(local)))) return undefined;
  if (slash >= 0 && !resource) return undefined;
  if ([local, domain, resource].some((part) => Buffer.byteLength(part) > maxBytes)) return undefined;
  return { local, domain, resource };
}

/** The bare form of an address, `local@domain`; undefined where it is none. */
export function bareJid(text: string): string | undefined {
  const jid = parseJid(text);
  return jid && writeBare(jid);
}

export function writeBare(jid: Pick<Jid, 'local' | 'domain'>): string {
  return jid.local ? `${jid.local}@${jid.domain}` : jid.domain;
}

export function writeJid(jid: Jid): string {
  return jid.resource ? `${writeBare(jid)}/${jid.resource}` : writeBare(jid);
}

function prepare(part: string): string {
  return part.normalize('NFKC').toLowerCase().normalize('NFC');
}
