import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from '#test/support/child.ts';
import { makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

let server: PerchServer;
beforeAll(async () => {
  server = await startPerchServer();
});
afterAll(() => server?.stop());

const startBot = (token: string, ...args: readonly string[]) =>
  startChild(projectNode, [join('addins', 'bots', 'echo', 'echo.ts'), ...args, server.webSocket], {
    cwd: projectRoot,
    env: { PERCH_TOKEN: token },
  });

test('the echo bot comes, answers, leaves its own words alone, and is gone when it is ended', async () => {
  const ana = await Person.signsIn(server, 'ana');
  const room = await ana.opens({ name: 'Echo', privacy: 'Open' });
  const session = ana.session(room);
  const comes = new Promise<void>((resolve) => {
    session.on('participantAttendanceChanged', ({ joined }) => void (joined.length > 0 && resolve()));
  });
  const leaves = new Promise<void>((resolve) => {
    session.on('participantAttendanceChanged', ({ left }) => void (left.length > 0 && resolve()));
  });

  const { token, account } = await makeToken(server, { rights: ['read', 'post'], rooms: [room] });
  const process = startBot(token, account, room);
  await comes;
  await ana.says(room, 'Hello');
  await ana.sees(room, 'Echo: Hello');
  await ana.says(room, 'Still there?');
  await ana.sees(room, 'Echo: Still there?');
  await process.stop();
  await leaves;

  expect(ana.heard(room)).toEqual(['Hello', 'Echo: Hello', 'Still there?', 'Echo: Still there?']);
  await ana.leaves();
});

test('a bot that may not enter ends with the sentence that says why', async () => {
  const { token, account } = await makeToken(server, { rights: ['read', 'post'] });
  const process = startBot(token, account, 'nowhere@rooms.localhost');
  expect(await process.exited).not.toBe(0);
  expect(process.output()).toContain('NoSuchNode');
});

test('the guide and the package show the same bot', () => {
  const guide = readFileSync(join(projectRoot, 'docs', 'writing-a-bot.md'), 'utf8');
  const readme = readFileSync(join(projectRoot, 'build', 'pack-sdk', 'README.md'), 'utf8');
  const [, bot = ''] = /(```ts\n.*?```)/s.exec(readme) ?? [];
  expect(bot).toContain('ApplicationEndpoint');
  expect(guide).toContain(bot);
});
