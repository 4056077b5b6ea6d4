import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { transfersPath } from '../plain-files.ts';

/** What becomes of a request, decided before anything is served. */
export type Verdict =
  | { readonly kind: 'enter'; readonly cookie: string }
  | { readonly kind: 'serve' }
  | { readonly kind: 'refuse'; readonly status: 400 | 403 | 405; readonly why: Refusal };

export type Refusal = 'method' | 'host' | 'origin' | 'token';

export interface Guard {
  /** Carried once by the printed URL. */
  readonly startToken: string;
  judge(request: IncomingMessage): Verdict;
  /** Whether a WebSocket may be opened: as for any request, and it must name its origin. */
  mayConnect(request: IncomingMessage): boolean;
}

/**
 * Keeps everybody else out of a server on the loopback interface: other programs by the token, other pages by
 * `Origin` and the cookie's `SameSite`, other names that were made to point here (DNS rebinding) by `Host`.
 */
export function createGuard(port: number): Guard {
  const startToken = secret();
  const session = secret();
  // Cookies ignore ports: named after ours, so that two hosts on one machine do not sign each other out.
  const name = `perch-${port}`;
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  let used = false;

  const refusal = (request: IncomingMessage): Refusal | undefined => {
    const { host, origin } = request.headers;
    if (!mayAsk(request)) return 'method';
    if (host === undefined || !hosts.has(host.toLowerCase())) return 'host';
    if (origin !== undefined && origin !== `http://${host}`) return 'origin';
    return undefined;
  };
  const signedIn = (request: IncomingMessage): boolean => {
    const value = readCookie(request.headers.cookie, name);
    return value !== undefined && equal(value, session);
  };

  return {
    startToken,
    judge: (request) => {
      const why = refusal(request);
      if (why) return { kind: 'refuse', status: why === 'method' ? 405 : 403, why };
      const token = tokenOf(request.url);
      if (token !== undefined && !used && equal(token, startToken)) {
        used = true;
        return { kind: 'enter', cookie: `${name}=${session}; HttpOnly; SameSite=Strict; Path=/` };
      }
      return signedIn(request) ? { kind: 'serve' } : { kind: 'refuse', status: 403, why: 'token' };
    },
    mayConnect: (request) =>
      refusal(request) === undefined && request.headers.origin !== undefined && signedIn(request),
  };
}

/** Nothing is changed by asking; a file is sent by our page alone, which then says where it is from. */
function mayAsk({ method, url, headers: { origin } }: IncomingMessage): boolean {
  if (method === 'POST') return url === transfersPath && origin !== undefined;
  return method === 'GET' || method === 'HEAD';
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function tokenOf(url = '/'): string | undefined {
  const query = url.indexOf('?');
  return query < 0 ? undefined : (new URLSearchParams(url.slice(query)).get('token') ?? undefined);
}

function readCookie(header: string | undefined, name: string): string | undefined {
  const found = header?.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
