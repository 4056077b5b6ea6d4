import { lookup } from 'node:dns/promises';
import type { GrantedHost, HttpAnswer, HttpAsk } from '#addins/contract.ts';
import { FaultError } from '#electron/model/fault.ts';
import { headersToSend, headersToTell } from './headers.ts';
import { type Answered, type Asked, type Resolve, request } from './request.ts';
import { type Target, targetOf } from './target.ts';

export interface FetchOptions {
  readonly resolve: Resolve;
  /** The hosts at this moment: asked anew for each redirect, as they may be taken away meanwhile. */
  readonly granted: () => readonly GrantedHost[];
  /** Calls whenever that may have changed: what may not go on is broken off. Returns its undo. */
  readonly onGranted?: (look: () => void) => () => void;
  readonly ca?: string;
  readonly size?: number;
  /** Milliseconds for all of it. */
  readonly time?: number;
}

export const fetchLimits = { size: 2 * 1024 * 1024, time: 15_000, redirects: 5 } as const;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches for an add-in, as nobody: no cookie, no key of the person's, no name of theirs. Every redirect is judged as
 * the first address was. FaultErrors: `InvalidArgument`, `ErrorPermission`, `NotConnected`, `LimitExceeded`,
 * `TimedOut`.
 */
export async function fetchFor(ask: HttpAsk, options: FetchOptions): Promise<HttpAnswer> {
  const { url, answer } = await follow(ask.url, firstAsk(ask), options);
  return {
    status: answer.status,
    url: url.href,
    headers: headersToTell(answer.headers),
    body: answer.body.toString('utf8'),
  };
}

/** Resolves by the system, as every program does. */
export const resolveName: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** The last answer, with the address that it came from. */
export async function follow(
  address: string,
  first: Asked,
  options: FetchOptions,
): Promise<{ readonly url: URL; readonly answer: Answered }> {
  const { resolve, granted, ca, size = fetchLimits.size, time = fetchLimits.time } = options;
  const limits = { size, resolve, ...(ca !== undefined && { ca }) };
  const tooLate = AbortSignal.timeout(time);
  let [target, asked] = [targetOf(address, granted()), first];
  for (let left: number = fetchLimits.redirects; ; left -= 1) {
    const answer = await whileGranted(target, options, (refused) =>
      request(target, asked, { ...limits, signal: AbortSignal.any([tooLate, refused]) }),
    );
    const { location } = answer.headers;
    if (!redirects.has(answer.status) || location === undefined) return { url: target.url, answer };
    if (left === 0)
      throw new FaultError('LimitExceeded', 'That address leads from one to another without end.');
    const next = nextTarget(target, location, granted());
    asked = askedNext(asked, answer.status, next.url.origin !== target.url.origin);
    target = next;
  }
}

/** Breaks off what is under way to a target once that may not be reached any more. */
async function whileGranted<T>(
  { url }: Target,
  { granted, onGranted }: FetchOptions,
  act: (refused: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const undo = onGranted?.(() => {
    try {
      targetOf(url.href, granted());
    } catch (why) {
      stop.abort(why);
    }
  });
  try {
    return await act(stop.signal);
  } finally {
    undo?.();
  }
}

function firstAsk({ method = 'GET', headers = {}, body }: HttpAsk): Asked {
  if (body !== undefined && method === 'GET') {
    throw new FaultError('InvalidArgument', 'A GET carries no body.');
  }
  return { method, headers: headersToSend(headers), ...(body !== undefined && { body }) };
}

function nextTarget({ url }: Target, location: string, granted: readonly GrantedHost[]): Target {
  return targetOf(URL.canParse(location, url.href) ? new URL(location, url).href : '', granted);
}

/** RFC 9110, 15.4: 303 becomes a GET, and so do 301 and 302 after a POST. A key goes to whom it was meant for. */
function askedNext({ method, headers, body }: Asked, status: number, isElsewhere: boolean): Asked {
  const { authorization, ...others } = headers;
  const kept = isElsewhere || authorization === undefined ? others : { ...others, authorization };
  const becomesGet = status === 303 || (method === 'POST' && (status === 301 || status === 302));
  if (!becomesGet) return { method, headers: kept, ...(body !== undefined && { body }) };
  const { 'content-type': _type, ...plain } = kept;
  return { method: 'GET', headers: plain };
}
