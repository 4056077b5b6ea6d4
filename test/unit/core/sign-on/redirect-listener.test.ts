import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listenForRedirect, type RedirectListener } from '#electron/core/sign-on/redirect-listener.ts';

async function listener(): Promise<RedirectListener> {
  const listening = await listenForRedirect('our-state');
  onTestFinished(listening.close);
  return listening;
}

test('the browser comes back once, and reads that it can be closed', async () => {
  const { redirect, answer } = await listener();
  const page = await fetch(`${redirect}?code=abc&state=our-state`);
  expect(await page.text()).toContain('You can close this and go back to Perch.');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect((await answer).searchParams.get('code')).toBe('abc');
});

test.each([
  ['another state', '/perch?code=evil&state=guessed', {}],
  ['no state', '/perch?code=evil', {}],
  ['another path', '/perch/more?code=evil&state=our-state', {}],
  ['another host', '/perch?code=evil&state=our-state', { host: 'perch.example' }],
  ['another place altogether', '//evil.example/perch?code=evil&state=our-state', {}],
  ['another method', '/perch?code=evil&state=our-state', { method: 'POST' }],
])(
  'who comes with %s is told nothing, and the wait goes on',
  async (_what, path, {
    host,
    method,
  }: {
    readonly host?: string;
    readonly method?: string;
  }) => {
    const { redirect, answer } = await listener();
    const { hostname, port } = new URL(redirect);
    const status = await new Promise((resolve, reject) => {
      const asking = request({
        hostname,
        port,
        path,
        method: method ?? 'GET',
        ...(host && { headers: { host } }),
      });
      asking.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asking.on('error', reject);
      asking.end();
    });
    expect(status).toBe(404);
    await fetch(`${redirect}?code=right&state=our-state`);
    expect((await answer).searchParams.get('code')).toBe('right');
  },
);

test('each sign-on has a port of its own, on this machine alone', async () => {
  const [one, other] = [await listener(), await listener()];
  expect(one.redirect).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/perch$/);
  expect(one.redirect).not.toBe(other.redirect);
});
