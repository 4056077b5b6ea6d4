import { describe, expect, it } from 'vitest';
import { Authority, type CertificateWish } from '#test/support/tls.ts';
import { runServer } from '../running.ts';
import { certified, opened, runSecureServer } from './secure-server.ts';
import { auth } from './steps.ts';

const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-1'] as const;

describe('What is offered', () => {
  it('without TLS, on this computer, leaves out what sends the password', async () => {
    const { mechanisms } = await opened(await runServer([]));
    expect(mechanisms).toEqual([...scram, 'OAUTHBEARER']);
  });

  it('over TLS leaves it out too, where nobody allowed it', async () => {
    const { server, trust } = await runSecureServer([]);
    expect((await opened(server, trust)).mechanisms).toEqual([...scram, 'OAUTHBEARER']);
  });

  it('over TLS has it where the administrator allows it', async () => {
    const { server, trust } = await runSecureServer([], { allowPlain: true });
    expect((await opened(server, trust)).mechanisms).toEqual([...scram, 'OAUTHBEARER', 'PLAIN']);
  });

  it('to who shows a certificate of the right authority has that', async () => {
    const { server } = await runSecureServer([]);
    const shown = await certified({ names: ['xmpp:ana@localhost'] });
    expect((await opened(server, shown)).mechanisms).toEqual(['EXTERNAL', ...scram, 'OAUTHBEARER']);
  });

  it.each<[string, Partial<CertificateWish>]>([
    ['has run out', { from: new Date(Date.now() - 9e7), until: new Date(Date.now() - 1e7) }],
    ['is for servers only', { purpose: 'server' }],
  ])('to who shows one that %s does not', async (_, wish) => {
    const { server } = await runSecureServer([]);
    const shown = await certified({ names: ['xmpp:ana@localhost'], ...wish });
    expect((await opened(server, shown)).mechanisms).not.toContain('EXTERNAL');
  });

  it('to a page in a browser, which shows one for whatever page is open in it, does not', async () => {
    const { server } = await runSecureServer([]);
    const shown = await certified({ names: ['xmpp:ana@localhost'] });
    const { mechanisms } = await opened(server, { ...shown, origin: 'https://evil.example' });
    expect(mechanisms).toEqual([...scram, 'OAUTHBEARER']);
  });

  it('to who shows one that another authority gave out does not', async () => {
    const { server, trust } = await runSecureServer(['ana']);
    const { pem, key } = await (await Authority.make('Another')).issue({ names: ['xmpp:ana@localhost'] });
    const { device, mechanisms } = await opened(server, { ...trust, cert: pem, key });
    expect(mechanisms).not.toContain('EXTERNAL');
    expect(await device.answers(auth('EXTERNAL', ''))).toMatchObject({ condition: 'invalid-mechanism' });
  });
});
