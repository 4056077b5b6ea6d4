import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchJson } from '#electron/server/sign-on/fetch-json.ts';
import { isSafe } from '#electron/server/sign-on/issuer-options.ts';

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
}

describe('What an issuer publishes', () => {
  it('is fetched', async () => {
    expect(await fetchJson(await serve((_, response) => response.end('{"a":1}')))).toEqual({ a: 1 });
  });

  it.each<[string, RequestListener]>([
    ['elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['not there', (_, response) => response.writeHead(404).end('{}')],
    ['a page', (_, response) => response.end('<!doctype html>')],
    ['without end', (_, response) => response.end(JSON.stringify('x'.repeat(300_000)))],
    ['cut off', (request, response) => response.write('{', () => request.socket.destroy())],
  ])('is nothing where it is %s', async (_, answer) => {
    await expect(fetchJson(await serve(answer))).rejects.toThrow();
  });

  it.each([
    ['https://id.example', true],
    ['http://127.0.0.1:4000', true],
    ['http://localhost', true],
    ['http://id.example', false],
    ['http://localhost.example', false],
    ['ftp://id.example', false],
    ['id.example', false],
  ])('is asked of %s: %s', (url, may) => expect(isSafe(url)).toBe(may));
});
