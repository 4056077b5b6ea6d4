import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type AddInSites, createAddInSites } from '#electron/host/add-in-sites.ts';
import { startWebServer, type WebServer } from '#electron/host/web/server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';

let folder: TemporaryFolder;
let server: WebServer;
let pages: number;
let addIns: AddInSites;

beforeEach(async () => {
  folder = temporaryFolder('web');
  const root = join(folder.path, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(root, 'assets', 'a-1.js'), 'export {};');
  writeFileSync(join(folder.path, 'secrets.json'), '{"secret":1}');
  pages = 0;
  writeFileSync(join(folder.path, 'card.html'), 'a card');
  const file = { file: join(folder.path, 'card.html'), headers: { 'Content-Security-Policy': 'sandbox' } };
  addIns = createAddInSites({
    origin: (id) => `http://${id}.localhost:${new URL(server.url).port}`,
    embedders: () => '',
  });
  server = await startWebServer({
    port: 0,
    root,
    addIns: { sites: addIns, find: ({ path }) => (path === 'card.html' ? file : undefined) },
    onPage: () => {
      pages += 1;
    },
  });
});

afterEach(async () => {
  await server.close();
  folder.remove();
});

async function enter(): Promise<string> {
  const response = await fetch(server.startUrl, { redirect: 'manual' });
  expect(response.status).toBe(303);
  return response.headers.getSetCookie().join().replace(/;.*/, '');
}

/** Writes the path as it is: `fetch` would tidy it up first. */
function get(
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const asked = request({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

function opens(headers: Readonly<Record<string, string>>, path = 'bridge'): Promise<boolean> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test('the start token opens once, for a cookie that scripts and other sites cannot use', async () => {
  const first = await fetch(server.startUrl, { redirect: 'manual' });
  const { port } = new URL(server.url);
  expect(first.headers.get('location')).toBe('/');
  expect(first.headers.getSetCookie()).toEqual([
    expect.stringMatching(new RegExp(`^perch-${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`)),
  ]);
  expect((await fetch(server.startUrl, { redirect: 'manual' })).status).toBe(403);
});

test('who has the cookie gets the page, with a policy that lets it reach nothing but us', async () => {
  const headers = { Cookie: await enter() };
  const page = await fetch(server.url, { headers });
  expect(await page.text()).toContain('the page');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const script = await fetch(`${server.url}assets/a-1.js`, { headers });
  expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
});

test('without the cookie, or with another one, a plain page says what to do', async () => {
  const { port } = new URL(server.url);
  for (const headers of [{}, { Cookie: `perch-${port}=wrong` }, { Cookie: 'perch-1=x' }]) {
    const refused = await get('/', headers);
    expect(refused.status).toBe(403);
    expect(refused.body).toContain('the link that Perch printed');
  }
});

test.each([
  '/../secrets.json',
  '/..%2fsecrets.json',
  '/%2e%2e/secrets.json',
  '/%2e%2e%2fsecrets.json',
  '/assets/../../secrets.json',
  '/assets/..%5c..%5csecrets.json',
  '/..\\secrets.json',
  '//secrets.json',
  '/./../secrets.json',
  '/%252e%252e/secrets.json',
  '/index.html%00.js',
  '/%',
])('%s leads nowhere', async (path) => {
  const answer = await get(path, { Cookie: await enter() });
  expect(answer.status).toBe(404);
  expect(answer.body).not.toContain('secret"');
});

test('another name that was made to point here is refused, with the cookie too', async () => {
  const mine = await enter();
  expect((await get('/', { Cookie: mine, Host: 'evil.example' })).status).toBe(403);
  expect((await get('/', { Cookie: mine, Host: '127.0.0.1:1' })).status).toBe(403);
});

test('a page of another origin is refused, and so is writing', async () => {
  const mine = await enter();
  expect((await get('/', { Cookie: mine, Origin: 'http://evil.example' })).status).toBe(403);
  const { host } = new URL(server.url);
  expect((await get('/', { Cookie: mine, Origin: `http://${host}` })).status).toBe(200);
  expect((await fetch(server.url, { method: 'POST', headers: { Cookie: mine } })).status).toBe(405);
});

test('the bridge opens for our own page alone', async () => {
  const mine = await enter();
  const { origin } = new URL(server.url);
  expect(await opens({ Origin: origin })).toBe(false);
  expect(await opens({ Cookie: mine })).toBe(false);
  expect(await opens({ Cookie: mine, Origin: 'http://evil.example' })).toBe(false);
  expect(await opens({ Cookie: mine, Origin: origin, Host: 'evil.example' })).toBe(false);
  expect(await opens({ Cookie: mine, Origin: origin }, 'elsewhere')).toBe(false);
  expect(pages).toBe(0);
  expect(await opens({ Cookie: mine, Origin: origin })).toBe(true);
  expect(pages).toBe(1);
});

test('a client that speaks no HTTP does not disturb the next one', async () => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.end('\u0000\u0001 nonsense\r\n\r\n');
  await once(socket.resume(), 'close');
  expect((await get('/', { Cookie: await enter() })).status).toBe(200);
});

test('a port that is taken is said in a sentence', async () => {
  const { port } = new URL(server.url);
  const second = startWebServer({ port: Number(port), root: folder.path, onPage: () => undefined });
  await expect(second).rejects.toMatchObject({
    fault: { text: expect.stringContaining(`Port ${port} is in use`) },
  });
});

test('an add-in is served on a host of its own, to whoever knows its address, and knows nothing of the page', async () => {
  const cookie = await enter();
  const id = `a${'0'.repeat(40)}`;
  const [base, host] = [new URL(addIns.base(id)), `${id}.localhost:${new URL(server.url).port}`];
  expect(await get(`${base.pathname}card.html`, { host })).toEqual({ status: 200, body: 'a card' });
  // Whatever else is asked there, with or without the page's own cookie, is asked of nobody.
  for (const path of ['/', '/index.html', '/card.html', `${base.pathname}other.html`, '/bridge']) {
    for (const headers of [{ host }, { host, cookie }]) expect((await get(path, headers)).status).toBe(403);
  }
  const here = { host: `127.0.0.1:${base.port}`, cookie };
  expect((await get(`${base.pathname}card.html`, here)).status).toBe(404);
  expect(await opens({ host, origin: `http://${host}`, cookie })).toBe(false);
  const policy = (await fetch(server.url, { headers: { cookie } })).headers.get('content-security-policy');
  expect(policy).toContain(`frame-src http://*.localhost:${base.port};`);
});
