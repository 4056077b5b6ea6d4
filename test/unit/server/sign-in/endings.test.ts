import { describe, expect, it } from 'vitest';
import { credentialsExpired } from '#electron/server/endings.ts';
import type { BearerVerifier } from '#electron/server/sign-in.ts';
import { makeForm } from '#electron/stanza/0004-form.ts';
import { writeCommand } from '#electron/stanza/0050-commands.ts';
import { writeRegistration } from '#electron/stanza/0077-registration.ts';
import { peopleCommands, peopleFields } from '#electron/stanza/0133-administration.ts';
import { writeStreamManagement } from '#electron/stanza/0198-stream-management.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeBearerRequest } from '#electron/stanza/rfc7628-oauthbearer.ts';
import {
  deriveScramKeys,
  readServerFirst,
  writeClientFinal,
  writeClientFirst,
} from '#electron/stanza/scram.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { readStreamError } from '#electron/stanza/stream-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { opened, runSecureServer } from './secure-server.ts';

async function endOf(device: Device) {
  const error = readStreamError(await device.hears('error'));
  await device.closed();
  return error;
}

async function proves(device: Device, token: string): Promise<void> {
  await device.answers({ kind: 'auth', mechanism: 'OAUTHBEARER', data: writeBearerRequest({ token }) });
}

async function byToken(server: { webSocket: string }, token: string): Promise<Device> {
  const { device } = await opened(server);
  await proves(device, token);
  await device.open('localhost');
  await device.bind(token);
  return device;
}

async function administers(root: Device, node: string, name: string): Promise<void> {
  const form = makeForm('submit', NS.admin, { [peopleFields.addresses]: [`${name}@localhost`] });
  expect((await root.asks('set', 'localhost', writeCommand({ node, form }))).attrs.type).toBe('result');
}

async function house() {
  const server = await runServer(['ana', 'ben']);
  await server.putAccount('root', "root's password", { administrator: true });
  return { server, root: await Device.signIn(server, 'root') };
}

describe('A disabled account', () => {
  it('ends its sessions at once, and nobody else’s', async () => {
    const { server, root } = await house();
    const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
    await administers(root, peopleCommands.disable, 'ana');
    expect(await endOf(ana)).toMatchObject({
      application: { name: 'account-disabled', namespace: NS.perch },
    });
    expect((await ben.asks('get', undefined, xml('ping', { xmlns: NS.ping }))).attrs.type).toBe('result');
  });

  it('ends what waits to be resumed', async () => {
    const { server, root } = await house();
    const ana = await Device.signIn(server, 'ana', { silent: true });
    ana.send(writeStreamManagement({ kind: 'enable', resume: true }));
    const previousId = (await ana.hears('enabled')).attrs.id;
    await ana.cut();
    await administers(root, peopleCommands.disable, 'ana');
    await administers(root, peopleCommands.enable, 'ana');
    const again = await Device.connect(server);
    await again.prove('localhost', 'ana', "ana's password");
    again.send(writeStreamManagement({ kind: 'resume', previousId, h: 0 }));
    expect(String(await again.hears('failed'))).toContain('item-not-found');
  });

  it('ends a sign-in that has no device yet', async () => {
    const { server, root } = await house();
    const ana = await Device.connect(server);
    await ana.prove('localhost', 'ana', "ana's password");
    await administers(root, peopleCommands.disable, 'ana');
    expect(await endOf(ana)).toMatchObject({ condition: 'not-authorized' });
  });

  it('is told to who knows its password, and to nobody else', async () => {
    const { server, root } = await house();
    await administers(root, peopleCommands.disable, 'ana');
    const { device } = await opened(server);
    const wrong = await device.authenticate('ana', "ben's password", 'SCRAM-SHA-256');
    expect(String(wrong)).toContain('not-authorized');
    const right = await device.authenticate('ana', "ana's password", 'SCRAM-SHA-256');
    expect(String(right)).toContain('account-disabled');
    await administers(root, peopleCommands.enable, 'ana');
    expect((await Device.signIn(server, 'ana')).address).toContain('ana@localhost/');
  });

  it('is told to who sends its password over TLS, and to nobody else', async () => {
    const { server, trust } = await runSecureServer(['ana'], { allowPlain: true });
    await server.putAccount('root', "root's password", { administrator: true });
    const { device: root } = await opened(server, trust);
    await root.authenticate('root', "root's password", 'SCRAM-SHA-256');
    await root.open('localhost');
    await root.bind();
    await administers(root, peopleCommands.disable, 'ana');
    const { device } = await opened(server, trust);
    const says = (data: string) => device.answers({ kind: 'auth', mechanism: 'PLAIN', data });
    expect(await says('\0ana\0wrong')).toMatchObject({ condition: 'not-authorized' });
    expect(await says("\0ana\0ana's password")).toMatchObject({ condition: 'account-disabled' });
  });
});

describe('A password', () => {
  const change = (username: string, password: string) => writeRegistration({ username, password });

  it('is changed by its owner, and ends every other session that knew the old one', async () => {
    const server = await runServer(['ana'], {}, undefined, {
      bearers: [() => ({ signIn: { name: 'ana', by: 'token' } })],
    });
    const [desk, phone] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ana')];
    const bot = await byToken(server, 'anything');
    const answer = await desk.asks('set', 'localhost', change('ana', 'another password'));
    expect(answer.attrs.type).toBe('result');
    expect(await endOf(phone)).toMatchObject({ application: { name: 'credentials-revoked' } });
    for (const stays of [desk, bot]) {
      expect((await stays.asks('get', undefined, xml('ping', { xmlns: NS.ping }))).attrs.type).toBe('result');
    }
    await expect(Device.signIn(server, 'ana')).rejects.toThrow('not-authorized');
    expect(await Device.signIn(server, 'ana', { password: 'another password' })).toBeDefined();
  });

  it('that is changed during a sign-in makes the old one wrong', async () => {
    const server = await runServer(['ana']);
    const desk = await Device.signIn(server, 'ana');
    const { device } = await opened(server);
    const first = writeClientFirst('ana', 'nonce');
    const step = await device.answers({ kind: 'auth', mechanism: 'SCRAM-SHA-256', data: first.message });
    const challenge = step?.kind === 'challenge' && readServerFirst(step.data ?? '', first.nonce);
    if (!challenge) throw new Error('The server made no challenge');
    const { salt, iterations } = challenge;
    const keys = await deriveScramKeys('SCRAM-SHA-256', "ana's password", salt, iterations);
    const { message } = writeClientFinal('SCRAM-SHA-256', keys, first, challenge);
    await desk.asks('set', 'localhost', change('ana', 'another password'));
    const answer = await device.answers({ kind: 'response', data: message });
    expect(answer).toMatchObject({ condition: 'not-authorized' });
  });

  it.each([
    ['of somebody else', 'localhost', change('ben', 'another password'), 'bad-request'],
    ['at somebody else’s address', 'ben@localhost', change('ben', 'another password'), 'forbidden'],
    ['to a short one', 'localhost', change('ana', 'short'), 'not-acceptable'],
    ['to none', undefined, xml('query', { xmlns: NS.register }), 'bad-request'],
    [
      'by removing the account',
      undefined,
      xml('query', { xmlns: NS.register }, xml('remove')),
      'not-allowed',
    ],
  ])('cannot be changed %s', async (_, to, query, condition) => {
    const server = await runServer(['ana', 'ben']);
    const ana = await Device.signIn(server, 'ana');
    expect(readStanzaError(await ana.asks('set', to, query))?.condition).toBe(condition);
    expect(await Device.signIn(server, 'ben')).toBeDefined();
  });

  it('cannot be made from a token', async () => {
    const verifier: BearerVerifier = () => ({ signIn: { name: 'ana', by: 'token' } });
    const server = await runServer(['ana'], {}, undefined, { bearers: [verifier] });
    const bot = await byToken(server, 'anything');
    const answer = await bot.asks('set', 'localhost', change('ana', 'another password'));
    expect(readStanzaError(answer)?.condition).toBe('not-allowed');
  });

  it('is never told', async () => {
    const server = await runServer(['ana']);
    const ana = await Device.signIn(server, 'ana');
    const answer = await ana.asks('get', 'localhost', xml('query', { xmlns: NS.register }));
    expect(answer.getChild('query')?.getChildText('username')).toBe('ana');
    expect(String(answer)).not.toContain("ana's");
  });
});

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
    expect((await other.asks('get', undefined, xml('ping', { xmlns: NS.ping }))).attrs.type).toBe('result');
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
