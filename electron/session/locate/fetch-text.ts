import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { SecureAgent } from '../secure-agent.ts';
import type { Trust } from '../trust.ts';

const timeout = 8_000;
const maxBytes = 64 * 1024;
const mostRedirects = 3;

/**
 * A small text from the web: undefined for any answer but 200, or one that is too long. Redirections are
 * followed within the scheme. Rejects with Node's own errors where nothing answers.
 */
export async function fetchText(url: string, trust: Trust): Promise<string | undefined> {
  let target = url;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const response = await get(target, trust);
    const { location } = response.headers;
    if (response.statusCode === 200) return readAll(response);
    response.destroy();
    if (!isRedirect(response.statusCode) || !location || !URL.canParse(location, target)) return undefined;
    const next = new URL(location, target);
    if (next.protocol !== new URL(url).protocol) return undefined;
    target = next.href;
  }
  return undefined;
}

function get(url: string, trust: Trust): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeout);
    const request = url.startsWith('https:')
      ? httpsRequest(url, { signal, agent: new SecureAgent(trust) })
      : httpRequest(url, { signal });
    request.on('response', resolve);
    request.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    request.end();
  });
}

async function readAll(response: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      return undefined;
    }
  }
  return Buffer.concat(chunks).toString();
}

function isRedirect(status: number | undefined): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}
