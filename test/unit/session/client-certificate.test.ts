import { beforeAll, expect, test } from 'vitest';
import { addressesIn, checkCertificate } from '#electron/session/client-certificate.ts';
import { externalExchange } from '#electron/session/exchange/external.ts';
import { Authority } from '#test/support/tls.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await Authority.make();
});

const issue = async (...names: readonly string[]) => {
  const { pem: cert, key } = await authority.issue({ names, purpose: 'client' });
  return { cert, key };
};

test.each([
  [['xmpp:bot@example.com'], ['bot@example.com']],
  [['DNS:example.com', 'xmpp:Bot@Example.com', 'email:bot@example.com'], ['bot@example.com']],
  [
    ['xmpp:bot@example.com', 'xmpp:other@example.com'],
    ['bot@example.com', 'other@example.com'],
  ],
  [['DNS:example.com'], []],
])('a certificate of %j names %j', async (names, addresses) => {
  expect(addressesIn((await issue(...names)).cert)).toEqual(addresses);
});

test.each([
  ['that names us alone', ['xmpp:bot@example.com'], ''],
  ['of several names', ['xmpp:bot@example.com', 'xmpp:other@example.com'], 'bot@example.com'],
  ['without a name', ['DNS:example.com'], 'bot@example.com'],
])('with a certificate %s %j we say %j', async (_, names, said) => {
  expect(externalExchange('bot@example.com', await issue(...names)).first()).toBe(said);
});

test('a certificate and its key belong together', async () => {
  const [one, other] = [await issue('xmpp:a@b'), await issue('xmpp:a@b')];
  expect(() => checkCertificate(one)).not.toThrow();
  expect(() => checkCertificate({ cert: one.cert, key: other.key })).toThrow(/do not belong together/);
  expect(() => checkCertificate({ cert: one.cert, key: 'none' })).toThrow(/key .* cannot be read/);
  expect(() => checkCertificate({ cert: '', key: one.key })).toThrow(/certificate cannot be read/);
  expect(() => checkCertificate({ cert: one.cert.slice(0, 200), key: one.key })).toThrow(/cannot be read/);
});
