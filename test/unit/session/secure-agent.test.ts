import type { TlsOptions } from 'node:tls';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { FaultCode } from '#electron/model/fault.ts';
import { fetchText } from '#electron/session/locate/fetch-text.ts';
import { CertificateChangedError } from '#electron/session/secure-agent.ts';
import { Session } from '#electron/session/session.ts';
import type { Trust } from '#electron/session/trust.ts';
import { Authority, type Certificate, selfSigned } from '#test/support/tls.ts';
import { startTlsEar, type TlsEar } from '#test/support/tls-ear.ts';

const hour = 3_600_000;
const names = ['DNS:localhost', 'IP:127.0.0.1'];

let authority: Authority;
let good: Certificate;
beforeAll(async () => {
  authority = await Authority.make();
  good = await authority.issue({ names });
});

let ear: TlsEar;
afterEach(() => ear.stop());

/** How an attempt to sign in there ends. */
async function attempt(
  { pem: cert, key }: Certificate,
  trust: Trust,
  options: TlsOptions = {},
): Promise<unknown> {
  ear = await startTlsEar({ cert, key, ...options });
  const session = new Session({
    address: 'ana@example.com',
    credential: { password: 'pencil', allowPlain: true },
    locate: async () => `wss://localhost:${ear.port}/`,
    transport: trust,
  });
  return session.start().catch((error: unknown) => error);
}

const from = () => new Date(Date.now() - hour * 24);
const ours = (): Trust => ({ ca: authority.pem });

type Row = readonly [
  name: string,
  certificate: () => Certificate | Promise<Certificate>,
  trust: () => Trust,
  code: FaultCode,
  sentence: RegExp,
];
const refusals: readonly Row[] = [
  [
    'of another server',
    () => authority.issue({ names: ['DNS:example.org'] }),
    ours,
    'CertificateRejected',
    /another server/,
  ],
  [
    'that has expired',
    () => authority.issue({ names, from: from(), until: new Date(Date.now() - hour) }),
    ours,
    'CertificateRejected',
    /has expired/,
  ],
  [
    'that does not count yet',
    () => authority.issue({ names, from: new Date(Date.now() + hour) }),
    ours,
    'CertificateRejected',
    /not count yet/,
  ],
  ['that vouches for itself', () => selfSigned({ names }), ours, 'CertificateRejected', /vouches/],
  ['of an unknown authority', () => good, () => ({}), 'CertificateRejected', /vouches/],
  [
    'that is not the pinned one, though a trusted authority vouches for it',
    () => good,
    () => ({ ca: authority.pem, pin: 'ab'.repeat(32) }),
    'CertificateChanged',
    /not the server that you were invited to/,
  ],
];

test.each(refusals)(
  'a certificate %s is refused before a word is said',
  async (_, make, trust, code, text) => {
    const error = await attempt(await make(), trust());
    expect(error).toMatchObject({ fault: { code, text: expect.stringMatching(text) } });
    expect(ear.heard()).toBe('');
  },
);

test.each(['TLSv1', 'TLSv1.1'] as const)('%s is refused before a word is said', async (version) => {
  const old = { minVersion: 'TLSv1', maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  const error = await attempt(good, ours(), old);
  const text = expect.stringMatching(/older than TLS 1\.2/);
  expect(error).toMatchObject({ fault: { code: 'InsecureConnection', text } });
  expect(ear.heard()).toBe('');
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)('a good certificate over %s is spoken to', async (version) => {
  await attempt(good, ours(), { minVersion: version, maxVersion: version });
  expect(ear.heard()).toMatch(/^GET \/ HTTP\/1\.1\r\n.*Upgrade: websocket/is);
});

test('the pinned certificate is spoken to, though nobody vouches for it, it names another and has expired', async () => {
  const odd = await selfSigned({
    names: ['DNS:example.org'],
    from: from(),
    until: new Date(Date.now() - hour),
  });
  await attempt(odd, { pin: odd.fingerprint.toUpperCase() });
  expect(ear.heard()).toMatch(/^GET \//);
});

test('a changed certificate tells both fingerprints', async () => {
  const pin = 'ab'.repeat(32);
  const error = await attempt(good, { pin });
  expect(error).toBeInstanceOf(CertificateChangedError);
  expect(error).toMatchObject({ expected: pin, offered: good.fingerprint });
});

test('a document is asked of nobody whose certificate is not good', async () => {
  const { pem: cert, key } = await selfSigned({ names });
  ear = await startTlsEar({ cert, key });
  await expect(fetchText(`https://localhost:${ear.port}/`, ours())).rejects.toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  expect(ear.heard()).toBe('');
});
