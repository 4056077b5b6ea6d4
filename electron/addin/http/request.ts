import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { isIP } from 'node:net';
import { FaultError } from '#electron/model/fault.ts';
import { isOwnNetwork } from './addresses.ts';
import type { Target } from './target.ts';

export interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

interface RequestLimits {
  /** Of the answer, in bytes. */
  readonly size: number;
  /** Aborted with a FaultError where it may not go on, else because it took too long. */
  readonly signal: AbortSignal;
  readonly resolve: Resolve;
  /** Certificate authorities beside those that Node trusts. */
  readonly ca?: string;
}

/**
 * One request, without following where it leads. The name is resolved once, and the connection goes to the address
 * that was judged: a name that answers differently the second time changes nothing. FaultErrors: `ErrorPermission`,
 * `NotConnected`, `LimitExceeded`, `TimedOut`.
 */
export async function request(target: Target, asked: Asked, limits: RequestLimits): Promise<Answered> {
  const address = await judge(target, limits);
  const { url } = target;
  const options: RequestOptions = {
    method: asked.method,
    headers: { ...asked.headers, 'accept-encoding': 'identity', 'user-agent': 'Perch' },
    // No connection is shared: none was opened to another address.
    agent: false,
    signal: limits.signal,
    lookup: (_name, { all }, answer) => {
      const family = isIP(address);
      if (all) answer(null, [{ address, family }]);
      else answer(null, address, family);
    },
  };
  const ca = limits.ca === undefined ? {} : { ca: limits.ca };
  const { request: open } =
    url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      open(url, { ...options, ...ca }, resolve)
        .once('error', reject)
        .end(asked.body);
    });
    const body = await read(response, limits.size);
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  } catch (error) {
    if (error instanceof FaultError) throw error;
    if (limits.signal.reason instanceof FaultError) throw limits.signal.reason;
    if (limits.signal.aborted) throw new FaultError('TimedOut', `${url.host} did not answer in time.`);
    throw new FaultError('NotConnected', `${url.host} could not be reached.`, { cause: error });
  }
}

async function judge({ url, mayBeOwnNetwork }: Target, { resolve }: RequestLimits): Promise<string> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  const [first] = addresses;
  if (first === undefined) throw new FaultError('NotConnected', `${url.host} could not be found.`);
  // One that is private among others is a name that somebody bends to get in.
  if (!mayBeOwnNetwork && addresses.some(isOwnNetwork)) {
    throw new FaultError(
      'ErrorPermission',
      `${url.host} is on a network of your own, which was not granted.`,
    );
  }
  return first;
}

async function read(response: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > most) {
      response.destroy();
      throw new FaultError('LimitExceeded', `The answer is longer than ${most} bytes.`);
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
