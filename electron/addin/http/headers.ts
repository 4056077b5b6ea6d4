import type { IncomingHttpHeaders } from 'node:http';
import { FaultError } from '#electron/model/fault.ts';

/** What an add-in may say of its own. Everything else speaks for the person or for the connection. */
const own: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'authorization',
  'content-type',
  'if-none-match',
  'if-modified-since',
]);

/** What an add-in is told of an answer: no cookie, and nothing of the connection. */
const told: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-type',
  'date',
  'etag',
  'expires',
  'last-modified',
  'link',
  'location',
  'retry-after',
]);

/** Throws `InvalidArgument` for a header that no add-in may set. */
export function headersToSend(headers: Readonly<Record<string, string>>): Record<string, string> {
  const sent = Object.entries(headers).map(([name, value]) => {
    const lower = name.toLowerCase();
    const mayBe = own.has(lower) || /^x-[a-z0-9-]+$/.test(lower);
    if (!mayBe || isOfProxies(lower)) {
      throw new FaultError('InvalidArgument', `The header “${name.slice(0, 60)}” is not an add-in's to set.`);
    }
    if (!/^[\t\x20-\x7e]*$/.test(value)) {
      throw new FaultError('InvalidArgument', `The header “${name}” holds what no header may hold.`);
    }
    return [lower, value] as const;
  });
  return Object.fromEntries(sent);
}

export function headersToTell(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]) => {
    const isTold = told.has(name) || /^x-/.test(name);
    return isTold && value !== undefined ? [[name, String(value)] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** By these a server behind a proxy would be told who asks, and from where. */
function isOfProxies(name: string): boolean {
  return /^x-(forwarded|real|client|original|http-method|cluster|envoy|amz|goog)/.test(name);
}
