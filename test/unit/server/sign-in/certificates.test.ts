import { describe, expect, it } from 'vitest';
import type { CertificateWish } from '#test/support/tls.ts';
import { certified, opened, runSecureServer } from './secure-server.ts';
import { auth, enters } from './steps.ts';

describe('A certificate', () => {
  const names = ['ana', 'ben'];

  it.each<[string, CertificateWish, string, string]>([
    ['an XMPP address', { names: ['xmpp:ana@localhost'] }, '', 'ana'],
    ['an e-mail address', { names: ['email:ana@localhost'] }, '', 'ana'],
    ['a common name', { commonName: 'ana' }, '', 'ana'],
    ['a common name that is an address', { commonName: 'ana@localhost' }, '', 'ana'],
    ['its own name', { names: ['xmpp:ana@localhost'] }, 'ana@localhost', 'ana'],
    ['one of several', { names: ['xmpp:ana@localhost', 'xmpp:ben@localhost'] }, 'ben@localhost', 'ben'],
    ['the only one that is ours', { names: ['xmpp:ana@elsewhere', 'xmpp:ben@localhost'] }, '', 'ben'],
  ])('signs in by %s', async (_, wish, authorizationId, name) => {
    const { server } = await runSecureServer(names);
    const { device } = await opened(server, await certified(wish));
    expect(await device.answers(auth('EXTERNAL', authorizationId))).toMatchObject({ kind: 'success' });
    expect(await enters(device)).toBe(`${name}@localhost/desk`);
  });

  it.each<[string, CertificateWish, string, string]>([
    ['somebody else', { names: ['xmpp:ana@localhost'] }, 'ben@localhost', 'invalid-authzid'],
    [
      'several, and none is chosen',
      { names: ['xmpp:ana@localhost', 'xmpp:ben@localhost'] },
      '',
      'invalid-authzid',
    ],
    ['an address elsewhere', { names: ['xmpp:ana@elsewhere'], commonName: 'ana' }, '', 'not-authorized'],
    [
      'ana for mail and somebody else for XMPP',
      { names: ['xmpp:x@elsewhere', 'email:ana@localhost'] },
      '',
      'not-authorized',
    ],
    ['a device', { names: ['xmpp:ana@localhost/desk'] }, '', 'not-authorized'],
    ['nobody here', { names: ['xmpp:nobody@localhost'] }, '', 'not-authorized'],
    ['the operator', { names: ['xmpp:perch-operator@localhost'] }, '', 'not-authorized'],
    ['a website', { names: ['DNS:localhost'], commonName: 'localhost website' }, '', 'not-authorized'],
  ])('is refused that names %s', async (_, wish, authorizationId, condition) => {
    const { server } = await runSecureServer(names);
    const { device } = await opened(server, await certified(wish));
    expect(await device.answers(auth('EXTERNAL', authorizationId))).toMatchObject({
      kind: 'failure',
      condition,
    });
  });
});
