import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageUrl, privileges, serveScheme } from '#electron/desktop/scheme.ts';

let folder: string;
let answer: (request: Request) => Response | Promise<Response>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perch-scheme-'));
  mkdirSync(join(folder, 'app/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(folder, 'app/index.html'), '<title>Perch</title>');
  writeFileSync(join(folder, 'app/assets/main-1a2b.js'), 'void 0;');
  serveScheme(
    {
      handle: (_scheme, handler) => {
        answer = async (request) => handler(request);
      },
    },
    join(folder, 'app'),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A real request would tidy the address first; Electron hands over what Chromium made of it. */
async function ask(url: string, method = 'GET'): Promise<Response> {
  const request = new Request('http://unused.example', { method });
  Object.defineProperty(request, 'url', { value: url });
  return answer(request);
}

test('the page is served with its type and under the content policy', async () => {
  const response = await ask(pageUrl);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<title>Perch</title>');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const policy = response.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('http');
});

test.each(['perch://app/', 'perch://app/assets/main-1a2b.js', 'perch://app/index.html?a=1#b'])(
  '%s is served',
  async (url) => {
    expect((await ask(url)).status).toBe(200);
  },
);

describe('nothing outside the folder is served, nor anything by another spelling', () => {
  test.each([
    'perch://app/../secret.json',
    'perch://app/assets/../../secret.json',
    'perch://app/%2e%2e/secret.json',
    'perch://app/%2E%2E%2Fsecret.json',
    'perch://app/..%2fsecret.json',
    'perch://app/..%5csecret.json',
    'perch://app/..\\secret.json',
    'perch://app/%252e%252e/secret.json',
    'perch://app/....//secret.json',
    'perch://app//secret.json',
    'perch://app//etc/passwd',
    'perch://app/%00/../secret.json',
    'perch://app/index.html%00.js',
    'perch://app/C:/secret.json',
    'perch://app/assets/',
    'perch://app/./index.html',
    'perch://app/INDEX.HTML',
    'perch://app/..;/secret.json',
    'perch://app/\u2025/secret.json',
    'perch://elsewhere/index.html',
    'perch://app.elsewhere.example/index.html',
    'perch://app@elsewhere/index.html',
    'perch://app:80/index.html',
    'perch:index.html',
    'file:///etc/passwd',
  ])('%s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('by another method', async () => {
    expect((await ask(pageUrl, 'POST')).status).toBe(404);
  });
});

test('the scheme is an origin of its own that never bypasses the content policy', () => {
  expect(privileges.privileges).toMatchObject({
    standard: true,
    secure: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    allowExtensions: false,
  });
});
