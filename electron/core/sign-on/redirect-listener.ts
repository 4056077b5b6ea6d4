import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RedirectListener {
  /** What the provider sends the browser back to (RFC 8252, 7.3: any port of the loopback address). */
  readonly redirect: string;
  /** The first address that the browser came back with under our state; it never rejects. */
  readonly answer: Promise<URL>;
  close(): void;
}

/** Providers compare the path with what was registered, so it cannot be random; the state is what nobody guesses. */
const path = '/perch';

/** Waits on this machine for the browser to come back. Whatever else calls is told nothing. */
export async function listenForRedirect(state: string): Promise<RedirectListener> {
  const { promise: answer, resolve } = Promise.withResolvers<URL>();
  const server = createServer((request, response) => {
    const url = readAnswer(request, redirect, state);
    if (!url) return void response.writeHead(404, headers).end();
    // Answered first: whoever hears of the answer closes this server.
    respond(response, () => resolve(url));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  // A server that listens on TCP has an address of this kind.
  const redirect = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const close = (): void => {
    server.close();
    server.closeIdleConnections();
  };
  return { redirect, answer, close };
}

function readAnswer(
  { method, url = '', headers: { host } }: IncomingMessage,
  redirect: string,
  state: string,
) {
  if (method !== 'GET' || host !== new URL(redirect).host || !URL.canParse(url, redirect)) return undefined;
  const answer = new URL(url, redirect);
  const ours = answer.href.startsWith(redirect) && answer.pathname === path;
  return ours && answer.searchParams.get('state') === state ? answer : undefined;
}

const headers = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // The address of this page holds the code.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const;

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Perch</title>
<h1>Perch</h1>
<p>You can close this and go back to Perch.</p>
</html>
`;

function respond(response: ServerResponse, done: () => void): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' });
  response.end(page, done);
}
