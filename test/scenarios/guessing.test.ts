import { afterAll, beforeAll, expect, test } from 'vitest';
import { UserEndpoint } from '#electron/chat/index.ts';
import { password } from '#test/support/chat-server.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { Device } from '#test/unit/server/device.ts';

let server: PerchServer;
beforeAll(async () => {
  server = await startPerchServer();
});
afterAll(() => server?.stop());

/** From another address than everybody else in these tests. */
async function guess(name: string, word: string): Promise<string> {
  const stranger = await Device.connect(server, { localAddress: '127.0.0.2' });
  await stranger.open(server.domain);
  const outcome = await stranger.authenticate(name, word, 'SCRAM-SHA-256');
  await stranger.cut();
  return String(outcome);
}

test('who guesses a password is slowed down, also with the right one, and the owner comes and goes meanwhile', async () => {
  const ana = await Person.signsIn(server, 'ana');
  const [name = ''] = ana.address.split('@');
  const outcomes: string[] = [];
  for (let time = 0; time < 12; time++) outcomes.push(await guess(name, `guess ${time}`));
  expect(outcomes.slice(0, 3).join()).toContain('not-authorized');
  expect(outcomes.at(-1)).toContain('temporary-auth-failure');
  expect(await guess(name, password)).toContain('temporary-auth-failure');

  await ana.leaves();
  const again = await Person.returns(server, ana.address);
  expect(again.user.connection).toEqual({ state: 'online' });
  await again.leaves();
});

test('who mistypes too often is told to wait, and not that the password is wrong', async () => {
  const address = await server.account('ben');
  const codes: unknown[] = [];
  for (let time = 0; time < 8; time++) {
    const { webSocket } = server;
    const user = new UserEndpoint({ address, webSocket, credential: { password: `mistake ${time}` } });
    codes.push(await user.establish().catch(({ fault }) => fault.code));
  }
  expect(codes[0]).toBe('NotAuthorized');
  expect(codes.at(-1)).toBe('TooManyAttempts');
});
