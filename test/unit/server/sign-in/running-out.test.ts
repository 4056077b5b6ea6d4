import { describe, expect, it } from 'vitest';
import { credentialsExpired } from '#electron/server/endings.ts';
import type { BearerVerifier } from '#electron/server/sign-in.ts';
import { writeStreamManagement } from '#electron/stanza/0198-stream-management.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { opened } from './secure-server.ts';
import { byToken, endOf, isServed, proves } from './steps.ts';

/** Tokens that run out when a test wants them to. */
function timedTokens(tokenId?: string) {
  const granted = new Map<string, { name: string; by: 'token'; tokenId?: string; until: number }>();
  const verifier: BearerVerifier = (token) => {
    const until = token === 'short' ? Date.now() : Date.now() + 600_000;
    const signIn = { name: 'ana', by: 'token', ...(tokenId !== undefined && { tokenId }), until } as const;
    granted.set(token, signIn);
    return { signIn };
  };
  /** The server looks again when one does that was granted for no time at all. */
  const runsOut = async (server: { webSocket: string }, token: string): Promise<void> => {
    const known = granted.get(token);
    if (known) known.until = 0;
    const { device } = await opened(server);
    await proves(device, 'short');
    expect(await endOf(device)).toEqual(credentialsExpired);
  };
  return { verifier, runsOut };
}

describe('A token that runs out', () => {
  it('ends the session with it, and no other', async () => {
    const { verifier, runsOut } = timedTokens();
    const server = await runServer(['ana'], {}, undefined, { bearers: [verifier] });
    const [one, other] = [await byToken(server, 'one'), await byToken(server, 'other')];
    await runsOut(server, 'one');
    expect(await endOf(one)).toEqual(credentialsExpired);
    expect(await isServed(other)).toBe(true);
  });

  it.each([
    ['of an issuer’s leaves a session that another one resumes', undefined, 'resumed'],
    ['of ours leaves nothing', 'id', 'failed'],
  ])('%s', async (_, tokenId, outcome) => {
    const { verifier, runsOut } = timedTokens(tokenId);
    const server = await runServer(['ana'], {}, undefined, { bearers: [verifier] });
    const ana = await byToken(server, 'one');
    ana.send(writeStreamManagement({ kind: 'enable', resume: true }));
    const previousId = (await ana.hears('enabled')).attrs.id;
    await runsOut(server, 'one');
    expect(await endOf(ana)).toEqual(credentialsExpired);
    const { device } = await opened(server);
    await proves(device, 'another');
    await device.open('localhost');
    device.send(writeStreamManagement({ kind: 'resume', previousId, h: 0 }));
    expect((await device.hears(outcome)).getName()).toBe(outcome);
  });

  it('of ours ends what waits to be resumed', async () => {
    const { verifier, runsOut } = timedTokens('id');
    const server = await runServer(['ana', 'ben'], {}, undefined, { bearers: [verifier] });
    const [ana, ben] = [await byToken(server, 'one'), await Device.signIn(server, 'ben')];
    ana.send(xml('presence', { to: ben.address }));
    ana.send(writeStreamManagement({ kind: 'enable', resume: true }));
    await ana.hears('enabled');
    await ana.cut();
    await runsOut(server, 'one');
    await ben.hears((stanza) => stanza.is('presence') && stanza.attrs.type === 'unavailable');
  });

  it('resumes nothing that it could not have had anew', async () => {
    const server = await runServer(['ana'], {}, undefined, { bearers: [timedTokens('id').verifier] });
    const ana = await Device.signIn(server, 'ana', { silent: true });
    ana.send(writeStreamManagement({ kind: 'enable', resume: true }));
    const previousId = (await ana.hears('enabled')).attrs.id;
    await ana.cut();
    const { device } = await opened(server);
    await proves(device, 'one');
    await device.open('localhost');
    device.send(writeStreamManagement({ kind: 'resume', previousId, h: 0 }));
    expect(String(await device.hears('failed'))).toContain('item-not-found');
  });
});
