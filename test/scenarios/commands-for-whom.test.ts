import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ApplicationEndpoint,
  FaultError,
  type LocalEndpoint,
  type OfferedCommand,
} from '#electron/chat/index.ts';
import { peopleCommands, peopleFields } from '#electron/stanza/0133-administration.ts';
import { asOperator, makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';

/** Where there are commands. */
const places = ['localhost', 'rooms.localhost'];

let server: PerchServer;
let operator: ApplicationEndpoint;
let all: ReadonlyMap<string, readonly OfferedCommand[]>;
beforeAll(async () => {
  server = await startPerchServer();
  operator = new ApplicationEndpoint({ ...server.operator, webSocket: server.webSocket });
  await operator.establish();
  all = new Map(await Promise.all(places.map(async (at) => [at, await operator.commands.list(at)] as const)));
});
afterAll(async () => {
  await operator?.terminate();
  await server?.stop();
});

/** What somebody is offered, and what they are answered who run each command all the same, without a form and with one. */
async function tries({ commands }: LocalEndpoint) {
  const answers = new Set<string>();
  const offered: string[] = [];
  for (const [at, known] of all) {
    offered.push(...(await commands.list(at).catch(() => [])).map(({ node }) => node));
    for (const { node } of known) {
      for (const values of [{}, { file: '/tmp/stolen', id: '1', days: '1', account: 'ana1@localhost' }]) {
        const answer = await commands.execute(node, values, at).then(
          () => `did ${node}`,
          (error) => (error instanceof FaultError ? error.fault.code : String(error)),
        );
        answers.add(answer);
      }
    }
  }
  return { answers: [...answers], offered };
}

test('whoever runs the server has commands in both places', () => {
  for (const at of places) expect(all.get(at)?.length).toBeGreaterThan(10);
});

test('nobody else is offered one, and none does anything for them', async () => {
  const ana = await Person.signsIn(server, 'ana');
  expect(await tries(ana.user)).toEqual({ answers: ['ErrorPermission'], offered: [] });
  await ana.leaves();
});

test('a token of an administrator with every right is none for commands', async () => {
  const address = await server.account('ben');
  await asOperator(server, peopleCommands.administrator, {
    [peopleFields.address]: address,
    [peopleFields.administrator]: '1',
  });
  const { token } = await makeToken(server, { account: address, rights: ['read', 'post', 'manage'] });
  const bot = new ApplicationEndpoint({ address, token, webSocket: server.webSocket });
  await bot.establish();
  expect(await tries(bot)).toEqual({ answers: ['ErrorPermission'], offered: [] });
  await bot.terminate();
});

test('an administrator who is no operator has all of them but the copy of everything, which is a file on the server', async () => {
  const dora = await Person.signsIn(server, 'dora');
  await asOperator(server, peopleCommands.administrator, {
    [peopleFields.address]: dora.address,
    [peopleFields.administrator]: '1',
  });
  const nodes = async (endpoint: LocalEndpoint) =>
    (await endpoint.commands.list('localhost')).map(({ node }) => node);
  const missing = new Set(await nodes(operator));
  for (const node of await nodes(dora.user)) missing.delete(node);
  expect([...missing]).toEqual(['urn:perch:chat:1#backup']);
  await dora.leaves();
});
