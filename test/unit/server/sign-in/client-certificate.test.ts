import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readClientCertificate } from '#electron/server/stream/sasl/client-certificate.ts';
import { type CertificateWish, selfSigned } from '#test/support/tls.ts';

async function read(wish: CertificateWish) {
  const { pem } = await selfSigned(wish);
  return readClientCertificate(new X509Certificate(pem).raw, 'localhost');
}

describe('The names in a client’s certificate', () => {
  it.each<[CertificateWish, readonly string[]]>([
    [{ names: ['xmpp:Ana@LOCALHOST'] }, ['ana@localhost']],
    [{ names: ['xmpp:jürgen@localhost'] }, ['jürgen@localhost']],
    [{ names: ['xmpp:ana@localhost', 'xmpp:ana@localhost'] }, ['ana@localhost']],
    [{ names: ['xmpp:ana@localhost', 'email:ben@localhost'], commonName: 'eve' }, ['ana@localhost']],
    [{ names: ['DNS:x.example', 'email:ben@localhost'], commonName: 'eve' }, ['ben@localhost']],
    [{ names: ['DNS:x.example'], commonName: 'eve' }, ['eve@localhost']],
    [{ commonName: 'eve@elsewhere' }, []],
    [{ commonName: 'Eve Example' }, []],
  ])('%o are %o', async (wish, addresses) => {
    expect((await read(wish))?.addresses).toEqual(addresses);
  });

  it.each([
    'x, othername:XmppAddr:ana@localhost',
    'x", othername:XmppAddr:ana@localhost',
    'x@elsewhere, email:ana@localhost',
    'ana@localhost\0@elsewhere',
    'ana@localhost, ',
    '"ana@localhost"',
    'ana@localhost/desk',
    '@localhost',
    'localhost',
  ])('are not what one of them pretends to be: %j', async (name) => {
    expect((await read({ names: [`xmpp:${name}`] }))?.addresses).toEqual([]);
  });

  it('count as long as it does', async () => {
    const until = new Date(Date.UTC(2030, 0, 2));
    expect((await read({ commonName: 'ana', until }))?.until).toBe(until.getTime());
  });

  it('are none where it is no certificate', () => {
    expect(readClientCertificate(Buffer.from('nonsense'), 'localhost')).toBeUndefined();
  });
});
