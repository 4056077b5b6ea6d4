import { createServer as createPlain } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchText } from '#electron/session/locate/fetch-text.ts';
import { locateWebSocket } from '#electron/session/locate/provisioning.ts';
import { Authority } from '#test/support/tls.ts';

const relation = 'urn:xmpp:alt-connections:websocket';
const json = JSON.stringify({ links: [{ rel: relation, href: 'wss://chat.example.com/ws' }] });
const xrd = `<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0"><Link rel="${relation}" href="wss://chat.example.com/xrd"/></XRD>`;

let authority: Authority;
let server: Server;
const plain = createPlain((_, response) => response.end(json));
const portOf = (one: Server | typeof plain) => (one.address() as AddressInfo).port; // both listen on ports

beforeAll(async () => {
  authority = await Authority.make();
  const { pem: cert, key } = await authority.issue({ names: ['DNS:localhost'] });
  server = createServer({ cert, key }, ({ url }, response) => {
    const move = (location: string) => response.writeHead(302, { location }).end();
    if (url === '/.well-known/host-meta.json') move('/moved/host-meta.json');
    else if (url === '/moved/host-meta.json') response.end(json);
    else if (url === '/.well-known/host-meta') response.end(xrd);
    else if (url === '/down') move(`http://localhost:${portOf(plain)}/`);
    else if (url === '/elsewhere') move(`https://127.0.0.1:${portOf(server)}/.well-known/host-meta`);
    else response.writeHead(404).end();
  });
  for (const one of [server, plain]) await new Promise<void>((done) => one.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  for (const one of [server, plain]) await new Promise((done) => one.close(done));
});

const fetch = (path: string) =>
  fetchText(`https://localhost:${portOf(server)}${path}`, { ca: authority.pem });
/** The web as it would be with this server at the port of https. */
const web = (url: string) => fetch(new URL(url).pathname);

test('the WebSocket is found behind a redirection within https', async () => {
  expect(await locateWebSocket('localhost', web)).toBe('wss://chat.example.com/ws');
});

test('where there is no json the xml will do', async () => {
  const onlyXml = async (url: string) => (url.endsWith('.json') ? undefined : web(url));
  expect(await locateWebSocket('localhost', onlyXml)).toBe('wss://chat.example.com/xrd');
});

test('a redirection out of https is not followed', async () => {
  expect(await fetch('/down')).toBeUndefined();
});

test('a redirection to another host is followed only to whom its certificate names', async () => {
  await expect(fetch('/elsewhere')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
});
