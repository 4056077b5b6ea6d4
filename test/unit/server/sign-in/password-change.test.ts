import { describe, expect, it } from 'vitest';
import type { BearerVerifier } from '#electron/server/sign-in.ts';
import { writeRegistration } from '#electron/stanza/0077-registration.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import {
  deriveScramKeys,
  readServerFirst,
  writeClientFinal,
  writeClientFirst,
} from '#electron/stanza/scram.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { opened } from './secure-server.ts';
import { byToken, endOf, isServed } from './steps.ts';

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
      expect(await isServed(stays)).toBe(true);
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
