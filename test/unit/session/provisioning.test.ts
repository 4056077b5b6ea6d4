import { expect, test } from 'vitest';
import { locateWebSocket } from '#electron/session/locate/provisioning.ts';

const relation = 'urn:xmpp:alt-connections:websocket';
const json = (...addresses: string[]) =>
  JSON.stringify({ links: addresses.map((href) => ({ rel: relation, href })) });
const xrd = (address: string) =>
  `<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0"><Link rel="${relation}" href="${address}"/></XRD>`;

/** A web on which these are the only texts. */
function web(texts: Readonly<Record<string, string>>) {
  return async (url: string) => texts[url];
}

const at = (path: string, scheme = 'https', domain = 'example.com') =>
  `${scheme}://${domain}/.well-known/${path}`;

test('the json document is asked first', async () => {
  const fetch = web({ [at('host-meta.json')]: json('wss://a/'), [at('host-meta')]: xrd('wss://b/') });
  expect(await locateWebSocket('example.com', fetch)).toBe('wss://a/');
});

test.each([undefined, 'no json', '[]', '{"links":1}', '{"links":[]}'])(
  'the xml document comes in where the json one is %s',
  async (broken) => {
    const fetch = web({
      ...(broken && { [at('host-meta.json')]: broken }),
      [at('host-meta')]: xrd('wss://b/'),
    });
    expect(await locateWebSocket('example.com', fetch)).toBe('wss://b/');
  },
);

test('an address without encryption is passed over', async () => {
  const fetch = web({ [at('host-meta.json')]: json('ws://a/', 'wss://b/') });
  expect(await locateWebSocket('example.com', fetch)).toBe('wss://b/');
});

test('where there are only such, it is said', async () => {
  const located = locateWebSocket('example.com', web({ [at('host-meta.json')]: json('ws://a/') }));
  await expect(located).rejects.toMatchObject({ fault: { code: 'InsecureConnection' } });
});

test('a document that came without encryption counts on this machine only', async () => {
  const plain = (domain: string) =>
    web({ [at('host-meta.json', 'http', domain)]: json('ws://localhost:1/') });
  expect(await locateWebSocket('localhost', plain('localhost'))).toBe('ws://localhost:1/');
  await expect(locateWebSocket('example.com', plain('example.com'))).rejects.toMatchObject({
    fault: { code: 'ProvisioningFailed' },
  });
});

test.each([
  ['ENOTFOUND', 'HostNotFound'],
  ['CERT_HAS_EXPIRED', 'CertificateRejected'],
  ['ECONNREFUSED', 'ProvisioningFailed'],
  ['ETIMEDOUT', 'ProvisioningFailed'],
])('a web server that ends with %s is told as %s', async (code, expected) => {
  const located = locateWebSocket('example.com', () => Promise.reject(Object.assign(new Error(), { code })));
  await expect(located).rejects.toMatchObject({ fault: { code: expected } });
});
