import { describe, expect, it } from 'vitest';
import { runServer } from '../running.ts';
import { opened } from './secure-server.ts';

describe('A server whose passwords are guessed', () => {
  async function guess(server: { webSocket: string }, name: string, password: string, from: string) {
    const { device } = await opened(server, { localAddress: from });
    const outcome = await device.authenticate(name, password, 'SCRAM-SHA-256');
    await device.cut();
    return outcome.getName() === 'success' ? 'success' : (outcome.getChildElements()[0]?.getName() ?? '');
  }

  it('answers only now and then, and never keeps the owner out', async () => {
    const server = await runServer(['ana']);
    const [owner, attacker] = ['127.0.0.1', '127.0.0.2'];
    expect(await guess(server, 'ana', "ana's password", owner)).toBe('success');
    const answers: string[] = [];
    for (let one = 0; one < 7; one++) answers.push(await guess(server, 'ana', `guess ${one}`, attacker));
    expect(answers.slice(0, 5)).toEqual(Array(5).fill('not-authorized'));
    expect(answers.slice(5)).toEqual(Array(2).fill('temporary-auth-failure'));
    // Not even the right one is looked at now.
    expect(await guess(server, 'ana', "ana's password", attacker)).toBe('temporary-auth-failure');
    expect(await guess(server, 'ana', "ana's password", owner)).toBe('success');
  });

  it('answers for a name that nobody has as for any other', async () => {
    const server = await runServer(['ana']);
    const answersFor = async (name: string, from: string) => {
      const answers: string[] = [];
      for (let one = 0; one < 6; one++) answers.push(await guess(server, name, 'wrong', from));
      return answers;
    };
    expect(await answersFor('nobody', '127.0.0.3')).toEqual(await answersFor('ana', '127.0.0.4'));
  });
});
