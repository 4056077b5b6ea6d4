import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import { writeBearerRequest } from '#electron/stanza/rfc7628-oauthbearer.ts';
import { runServer } from '../running.ts';
import { opened, runSecureServer } from './secure-server.ts';
import { auth } from './steps.ts';

// Guesses are as slow as the machine; the clock that they are counted by stands still.
beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

type Server = Parameters<typeof opened>[0];

const [owner, attacker, other] = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];

async function guess(server: Server, name: string, password: string, from: string): Promise<string> {
  const { device } = await opened(server, { localAddress: from });
  const outcome = await device.authenticate(name, password, 'SCRAM-SHA-256');
  await device.cut();
  return outcome.getName() === 'success' ? 'success' : (outcome.getChildElements()[0]?.getName() ?? '');
}

async function times<Answer>(count: number, ask: () => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let one = 0; one < count; one++) answers.push(await ask());
  return answers;
}

describe('A server whose secrets are guessed', () => {
  it('looks at five, and never keeps the owner out', async () => {
    const server = await runServer(['ana']);
    expect(await guess(server, 'ana', "ana's password", owner)).toBe('success');
    const answers = await times(7, () => guess(server, 'ana', 'a guess', attacker));
    expect(answers.slice(0, 5)).toEqual(Array(5).fill('not-authorized'));
    expect(answers.slice(5)).toEqual(Array(2).fill('temporary-auth-failure'));
    // Not even the right one is looked at now.
    expect(await guess(server, 'ana', "ana's password", attacker)).toBe('temporary-auth-failure');
    expect(await guess(server, 'ana', "ana's password", owner)).toBe('success');
  });

  it('answers for a name that nobody has as for any other', async () => {
    const server = await runServer(['ana']);
    const ofNobody = await times(6, () => guess(server, 'nobody', 'a guess', attacker));
    expect(await times(6, () => guess(server, 'ana', 'a guess', other))).toEqual(ofNobody);
  });

  it('counts what is tried by one mechanism for all of them', async () => {
    const { server, trust } = await runSecureServer(['ana'], { allowPlain: true });
    const answers = await times(6, async () => {
      const { device } = await opened(server, trust);
      return device.answers(auth('PLAIN', '\0ana\0a guess'));
    });
    expect(answers.map((answer) => answer?.kind === 'failure' && answer.condition)).toEqual([
      ...Array(5).fill('not-authorized'),
      'temporary-auth-failure',
    ]);
    const { device } = await opened(server, trust);
    const outcome = await device.authenticate('ana', "ana's password", 'SCRAM-SHA-256');
    expect(String(outcome)).toContain('temporary-auth-failure');
  });

  it('looks at fifty tokens from one address, and goes on with who was there before', async () => {
    const server = await runServer(['ana', 'ben']);
    expect(await guess(server, 'ana', "ana's password", attacker)).toBe('success');
    const tryToken = async (): Promise<SaslStep | undefined> => {
      const { device } = await opened(server, { localAddress: attacker });
      const step = await device.answers(auth('OAUTHBEARER', writeBearerRequest({ token: 'a-guess' })));
      await device.cut();
      return step;
    };
    const looked = (await times(52, tryToken)).filter((step) => step?.kind === 'challenge');
    expect(looked).toHaveLength(50);
    expect(await guess(server, 'ben', "ben's password", attacker)).toBe('temporary-auth-failure');
    expect(await guess(server, 'ana', "ana's password", attacker)).toBe('success');
    expect(await guess(server, 'ben', "ben's password", other)).toBe('success');
  });

  it('looks at five tokens for one account, and at the owner’s whatever others try where they are', async () => {
    const bearers = [
      (token: string) =>
        token === 'right' ? ({ signIn: { name: 'ana', by: 'token' } } as const) : undefined,
    ];
    const server = await runServer(['ana'], {}, undefined, { bearers });
    const tryToken = async (token: string, authorizationId: string, localAddress: string) => {
      const { device } = await opened(server, { localAddress });
      const step = await device.answers(auth('OAUTHBEARER', writeBearerRequest({ token, authorizationId })));
      await device.cut();
      return step?.kind;
    };
    expect(await tryToken('right', 'ana@localhost', owner)).toBe('success');
    const answers = await times(6, () => tryToken('wrong', 'ana@localhost', attacker));
    expect(answers).toEqual([...Array(5).fill('challenge'), 'failure']);
    await times(60, () => tryToken('wrong', 'ben@localhost', owner));
    expect(await tryToken('right', 'ana@localhost', owner)).toBe('success');
  });

  it('does not count who only asks where tokens are to be had', async () => {
    const server = await runServer(['ana']);
    await times(60, async () => {
      const { device } = await opened(server);
      await device.answers(auth('OAUTHBEARER', writeBearerRequest({ token: '' })));
      await device.cut();
    });
    expect(await guess(server, 'ana', "ana's password", owner)).toBe('success');
  });
});
