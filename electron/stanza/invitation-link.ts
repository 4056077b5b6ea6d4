import { FaultError } from '../model/fault.ts';
import { isLoopback } from '../model/loopback.ts';
import { parseJid } from './jid.ts';

/** What an invitation to a server holds; it travels as an `xmpp:` link (XEP-0401, 3.3.1; docs/protocol.md). */
export interface InvitationLink {
  readonly domain: string;
  readonly token: string;
  /** Where the server is: `wss://…`, or `ws://` on loopback. Absent: found from the domain (XEP-0156). */
  readonly webSocket?: string;
  /** SHA-256 of the server's certificate (DER) as 64 lower-case hex digits: this one and no other. */
  readonly certificate?: string;
}

const fingerprintPrefix = 'sha-256:';

/** The token comes last: whatever is cut off, the link leads nowhere else, and is refused here or there. */
export function writeInvitationLink({ domain, token, webSocket, certificate }: InvitationLink): string {
  const parts = [
    'register',
    ...(webSocket === undefined ? [] : [`ws=${encodeURIComponent(webSocket)}`]),
    ...(certificate === undefined ? [] : [`cert=${fingerprintPrefix}${certificate}`]),
    `preauth=${encodeURIComponent(token)}`,
  ];
  return `xmpp:${encodeURI(domain)}?${parts.join(';')}`;
}

/** Throws `InvitationInvalid`, one sentence for each thing that may be wrong. Knows nothing of the token's worth. */
export function readInvitationLink(text: string): InvitationLink {
  const [, address, action, rest] = /^xmpp:([^?#]*)\?([^;#]*);?([^#]*)$/i.exec(text.trim()) ?? [];
  if (address === undefined || action?.toLowerCase() !== 'register') {
    throw invalid(
      'This is no invitation: paste the whole link, which begins with xmpp: and was sent to you.',
    );
  }
  const values = readValues(rest ?? '');
  const link = {
    domain: readDomain(address),
    token: readToken(values.get('preauth')),
    webSocket: readWebSocket(values.get('ws')),
    certificate: readFingerprint(values.get('cert')),
  };
  // Names under .internal are in no directory (ICANN, 2024): without an address nobody could get there.
  const lacksAddress = link.certificate !== undefined || link.domain.endsWith('.internal');
  if (link.webSocket === undefined && lacksAddress) throw incomplete();
  const { domain, token, webSocket, certificate } = link;
  return {
    domain,
    token,
    ...(webSocket !== undefined && { webSocket }),
    ...(certificate !== undefined && { certificate }),
  };
}

/** Pairs of RFC 5122, 2.7.2. Those that we do not know are passed over; none may be said twice. */
function readValues(query: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const pair of query.split(';').filter((part) => part !== '')) {
    const equals = pair.indexOf('=');
    const key = equals < 0 ? pair : pair.slice(0, equals);
    if (values.has(key)) throw invalid('This invitation says one thing twice: ask for a new one.');
    values.set(key, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return values;
}

function readDomain(address: string): string {
  const jid = parseJid(decode(address));
  if (jid && !jid.local && !jid.resource) return jid.domain;
  throw invalid('This invitation names no server: ask for a new one.');
}

function readToken(token: string | undefined): string {
  if (!token) throw invalid('This link has no invitation in it: copy all of it, or ask for a new one.');
  // What a server makes is short and plain; anything else was made to do harm.
  if (token.length > 1_024 || /[^\x21-\x7e]/.test(token)) {
    throw invalid('The invitation in this link is malformed: ask for a new one.');
  }
  return token;
}

function readWebSocket(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^wss?:\/\/[^/]/i.test(address)) throw incomplete();
  if (url.username || url.password || url.hash) {
    throw invalid('The address in this invitation is malformed: ask for a new one.');
  }
  if (url.protocol === 'ws:' && !isLoopback(url.hostname)) {
    throw invalid('This invitation leads over a connection that is not encrypted: ask for another one.');
  }
  return url.href;
}

function readFingerprint(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const lower = text.toLowerCase();
  const hex = lower.slice(fingerprintPrefix.length);
  if (lower.startsWith(fingerprintPrefix) && /^[0-9a-f]{64}$/.test(hex)) return hex;
  throw invalid(
    'The fingerprint in this invitation is malformed: copy all of the link, or ask for a new one.',
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw incomplete();
  }
}

function incomplete(): FaultError {
  return invalid('This invitation is not complete: copy all of the link.');
}

function invalid(text: string): FaultError {
  return new FaultError('InvitationInvalid', text);
}
