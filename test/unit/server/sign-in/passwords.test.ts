import { describe, expect, it } from 'vitest';
import { runServer } from '../running.ts';
import { opened, runSecureServer } from './secure-server.ts';
import { auth, enters } from './steps.ts';

const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-1'] as const;

describe('A password', () => {
  it.each(scram)('is proved by %s over TLS', async (mechanism) => {
    const { server, trust } = await runSecureServer(['ana']);
    const { device } = await opened(server, trust);
    const outcome = await device.authenticate('ana', "ana's password", mechanism);
    expect(outcome.getName()).toBe('success');
    expect(await enters(device)).toBe('ana@localhost/desk');
  });

  it.each([
    ['', 'ana'],
    ['', 'Ana'],
    ['ana@localhost', 'ana'],
  ])('that is sent itself signs in, for “%s” as %s', async (authorizationId, name) => {
    const { server, trust } = await runSecureServer(['ana'], { allowPlain: true });
    const { device } = await opened(server, trust);
    const data = `${authorizationId}\0${name}\0ana's password`;
    expect(await device.answers(auth('PLAIN', data))).toMatchObject({ kind: 'success' });
    expect(await enters(device)).toBe('ana@localhost/desk');
  });

  it('is sent after an empty challenge by clients that wait for one', async () => {
    const { server, trust } = await runSecureServer(['ana'], { allowPlain: true });
    const { device } = await opened(server, trust);
    expect(await device.answers(auth('PLAIN'))).toEqual({ kind: 'challenge', data: '' });
    const data = "\0ana\0ana's password";
    expect(await device.answers({ kind: 'response', data })).toMatchObject({ kind: 'success' });
  });

  it.each([
    ["\0ana\0ben's password", 'not-authorized'],
    ["\0nobody\0ana's password", 'not-authorized'],
    ["ben@localhost\0ana\0ana's password", 'invalid-authzid'],
    ["\0ana@localhost\0ana's password", 'not-authorized'],
    ['nonsense', 'malformed-request'],
  ])('that is sent itself is refused where it is wrong: %j', async (data, condition) => {
    const { server, trust } = await runSecureServer(['ana', 'ben'], { allowPlain: true });
    const { device } = await opened(server, trust);
    expect(await device.answers(auth('PLAIN', data))).toMatchObject({ kind: 'failure', condition });
  });

  it('is not taken where it was not offered', async () => {
    const { device } = await opened(await runServer(['ana'], {}, undefined, { allowPlain: true }));
    const answer = await device.answers(auth('PLAIN', "\0ana\0ana's password"));
    expect(answer).toMatchObject({ condition: 'invalid-mechanism' });
  });
});
