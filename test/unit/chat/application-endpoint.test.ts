import { expect, test } from 'vitest';
import { ApplicationEndpoint } from '#electron/chat/index.ts';
import { Authority } from '#test/support/tls.ts';

const address = 'bot@example.com';

async function certificate(...names: readonly string[]) {
  const authority = await Authority.make();
  const { pem: cert, key } = await authority.issue({ names, purpose: 'client' });
  return { cert, key };
}

test('a certificate says by itself whose it is', async () => {
  const endpoint = new ApplicationEndpoint({ certificate: await certificate(`xmpp:${address}`) });
  expect(endpoint.ownerUri).toBe(address);
});

test.each([
  ['names nobody', ['DNS:example.com']],
  ['names two', ['xmpp:bot@example.com', 'xmpp:other@example.com']],
])('a certificate that %s needs an address beside it', async (_, names) => {
  const shown = await certificate(...names);
  expect(() => new ApplicationEndpoint({ certificate: shown })).toThrow(/Say which address/);
  expect(new ApplicationEndpoint({ certificate: shown, address }).ownerUri).toBe(address);
});

test('a key of another certificate is refused before anything is tried', async () => {
  const [{ cert }, { key }] = [await certificate('xmpp:a@b'), await certificate('xmpp:a@b')];
  expect(() => new ApplicationEndpoint({ certificate: { cert, key } })).toThrow(/do not belong together/);
});

test.each(['', ' ', 'two words', 'perch_abc\u0001auth=', 'perch_ä'])('%j is no token', (token) => {
  expect(() => new ApplicationEndpoint({ token, address })).toThrow(/no token/);
});

test('a token may come with the line break of the file that it was in', () => {
  expect(new ApplicationEndpoint({ token: 'perch_abc\n', address }).ownerUri).toBe(address);
});
