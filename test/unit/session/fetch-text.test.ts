import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchText } from '#electron/session/locate/fetch-text.ts';

let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    if (url === '/text') response.end('found');
    else if (url === '/long') response.end('x'.repeat(100_000));
    else if (url === '/moved') response.writeHead(302, { location: '/text' }).end();
    else if (url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (url === '/away') response.writeHead(302, { location: 'ftp://127.0.0.1/' }).end();
    else response.writeHead(404).end('none');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // It listens on a port.
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

test.each([
  ['/text', 'found'],
  ['/moved', 'found'],
  ['/missing', undefined],
  ['/long', undefined],
  ['/round', undefined],
  ['/away', undefined],
])('%s gives %s', async (path, expected) => {
  expect(await fetchText(base + path, {})).toBe(expected);
});
