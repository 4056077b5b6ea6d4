import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from '#test/support/child.ts';
import { makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

const guide = readFileSync(join(projectRoot, 'docs', 'writing-a-bot.md'), 'utf8');
const bot = /```ts\n(import [^;]*LogicalChatRoomSession[\s\S]*?)```/.exec(guide)?.[1] ?? '';

let server: PerchServer;
beforeAll(async () => {
  server = await startPerchServer();
});
afterAll(() => server?.stop());

test('the bot of the guide takes questions to the panel, and back to the public what the panel wants said', async () => {
  const ana = await Person.signsIn(server, 'ana');
  const cleo = await Person.signsIn(server, 'cleo');
  const publicRoom = await ana.opens({ name: 'Talk', privacy: 'Open' });
  // Its account; the rooms that it is for are not both there yet.
  const { account } = await makeToken(server, { rights: ['read'] });
  const { logicalRooms } = ana.chat.services;
  const privateRoom = await logicalRooms.create(publicRoom, {
    name: 'Panel',
    members: [ana.address, account],
  });
  const { token } = await makeToken(server, {
    account,
    rights: ['read', 'post'],
    rooms: [publicRoom, privateRoom],
  });
  await ana.joins(privateRoom);
  await cleo.joins(publicRoom);

  const source = bot.replace("'perch-chat'", "'#electron/chat/index.ts'");
  const child = startChild(
    projectNode,
    ['--input-type=module-typescript', '--eval', source, '--', 'bot.ts', account],
    {
      cwd: projectRoot,
      env: { BOT_TOKEN: token, SERVER: server.webSocket },
    },
  );
  await child.printed(/ready/);
  await cleo.says(publicRoom, 'When do we start?');
  await ana.sees(privateRoom, `${cleo.user.displayName} asks: When do we start?`);
  await ana.says(privateRoom, 'At nine, I think');
  await ana.says(privateRoom, '!answer At nine.');
  await cleo.sees(publicRoom, 'At nine.');
  expect(cleo.heard(publicRoom)).toEqual(['When do we start?', 'At nine.']);
  await child.stop();
  await Promise.all([ana.leaves(), cleo.leaves()]);
});
