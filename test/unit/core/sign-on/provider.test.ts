import { expect, test } from 'vitest';
import { checkSafe, findProvider } from '#electron/core/sign-on/provider.ts';

const elsewhere = new URL('wss://chat.example.org/');
const here = new URL('ws://127.0.0.1:5280/');

test.each([
  ['https://id.example.org/', elsewhere],
  ['https://id.example.org/', here],
  ['http://127.0.0.1:8080/', here],
  ['https://localhost:8443/', here],
])('%s may be named by %s', (url, namedBy) => {
  expect(() => checkSafe(new URL(url), namedBy)).not.toThrow();
});

test.each([
  ['http://id.example.org/', elsewhere],
  ['http://127.0.0.1:8080/', elsewhere],
  ['https://127.0.0.1:8080/', elsewhere],
  ['https://[::1]/', elsewhere],
  ['file:///etc/passwd', here],
  ['javascript:alert(1)', here],
  ['https://ana:secret@id.example.org/', elsewhere],
])('%s is not safe where %s names it', (url, namedBy) => {
  expect(() => checkSafe(new URL(url), namedBy)).toThrow('not safe');
});

test.each([
  'nonsense',
  'https://id.example.org/',
  'https://id.example.org/.well-known/other',
  'http://id.example.org/.well-known/openid-configuration',
])('%s is no configuration that is fetched', async (configuration) => {
  await expect(findProvider(configuration, 'perch')).rejects.toMatchObject({
    fault: { code: 'SignOnFailed' },
  });
});
