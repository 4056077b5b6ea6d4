import { parseArgs } from 'node:util';
import { FaultError } from '#electron/model/fault.ts';
import { isLoopback } from '#electron/model/loopback.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import type { TlsFiles } from './listening/tls-files.ts';
import { type IssuerOptions, isSafe } from './sign-on/issuer-options.ts';

/** What the command `serve` was asked for. */
export interface CommandLine {
  readonly port: number;
  readonly data: string;
  readonly host?: string;
  /** Absent: the one that the data have, or the usual one. */
  readonly domain?: string;
  /** A file of accounts to make. */
  readonly users?: string;
  readonly tls?: TlsFiles;
  readonly allowPlain?: true;
  readonly publicUrl?: string;
  readonly issuers: readonly IssuerOptions[];
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const known = {
  port: text,
  data: text,
  host: text,
  domain: text,
  users: text,
  'tls-cert': text,
  'tls-key': text,
  'client-ca': text,
  'allow-plain': { type: 'boolean' },
  'public-url': text,
  issuer: texts,
  audience: texts,
  'client-id': texts,
  'user-claim': texts,
  'create-accounts': { type: 'boolean' },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof known }>>['values'];

const usage =
  'Use: npm run serve -- --port 5280 --data DIR [--domain localhost] [--users FILE] [--host ADDRESS]' +
  ' [--tls-cert FILE --tls-key FILE [--client-ca FILE] [--allow-plain]] [--public-url wss://…]' +
  ' [--issuer URL --client-id ID [--audience NAME] [--user-claim NAME] [--create-accounts]].';

export function readCommandLine(args: readonly string[]): CommandLine {
  const given = parse(args);
  const { port, data, host, users } = given;
  if (data === undefined || data === '') throw wrong('--data is missing.');
  if (port === undefined || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw wrong('--port takes a number from 0 to 65535.');
  }
  const domain = readDomain(given);
  const tls = readTls(given);
  const publicUrl = readPublicUrl(given);
  if (host !== undefined && !tls && !isLoopback(host)) {
    throw wrong(`Without TLS the server listens on this computer only: --host ${host} needs --tls-cert.`);
  }
  if (given['allow-plain'] && !tls && !publicUrl) throw wrong('--allow-plain needs TLS.');
  return {
    port: Number(port),
    data,
    ...(host !== undefined && { host }),
    ...(domain !== undefined && { domain }),
    ...(users !== undefined && { users }),
    ...(tls && { tls }),
    ...(given['allow-plain'] && { allowPlain: true }),
    ...(publicUrl !== undefined && { publicUrl }),
    issuers: readIssuers(given),
  };
}

function parse(args: readonly string[]): Given {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (cause) {
    throw wrong('One of these options is not known, or has no value.', cause);
  }
}

function readDomain({ domain }: Given): string | undefined {
  if (domain === undefined) return undefined;
  const jid = parseJid(domain);
  if (!jid || jid.local || jid.resource) throw wrong('--domain takes a host name, such as localhost.');
  return jid.domain;
}

function readTls(given: Given): TlsFiles | undefined {
  const { 'tls-cert': certificate, 'tls-key': key, 'client-ca': clientAuthorities } = given;
  if (certificate === undefined && key === undefined) {
    if (clientAuthorities !== undefined) throw wrong('--client-ca needs --tls-cert and --tls-key.');
    return undefined;
  }
  if (certificate === undefined || key === undefined) {
    throw wrong('--tls-cert and --tls-key belong together: give both.');
  }
  return { certificate, key, ...(clientAuthorities !== undefined && { clientAuthorities }) };
}

function readPublicUrl({ 'public-url': url }: Given): string | undefined {
  if (url === undefined) return undefined;
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'wss:' || parsed.username || parsed.hash) {
    throw wrong('--public-url takes the WebSocket as others see it: wss://HOST/xmpp-websocket.');
  }
  return parsed.href;
}

function readIssuers(given: Given): readonly IssuerOptions[] {
  const { issuer: issuers = [], audience: audiences = [], 'client-id': clientIds = [] } = given;
  const { 'user-claim': userClaims = [], 'create-accounts': createAccounts = false } = given;
  const most = Math.max(audiences.length, clientIds.length, userClaims.length, createAccounts ? 1 : 0);
  if (most > issuers.length) {
    throw wrong('--client-id, --audience, --user-claim and --create-accounts belong to an --issuer.');
  }
  return issuers.map((issuer, index) => {
    if (!isSafe(issuer)) throw wrong('--issuer takes an address that begins with https://.');
    const clientId = clientIds[index];
    if (clientId === undefined) throw wrong('--issuer needs --client-id: what Perch is called there.');
    const userClaim = userClaims[index] ?? 'preferred_username';
    return { issuer, clientId, audience: audiences[index] ?? clientId, userClaim, createAccounts };
  });
}

function wrong(what: string, cause?: unknown): FaultError {
  return new FaultError('InvalidArgument', `${what} ${usage}`, { cause });
}
