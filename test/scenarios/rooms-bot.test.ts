import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageParts } from '#electron/chat/index.ts';
import { runToEnd } from '#test/support/child.ts';
import { makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

const guide = readFileSync(join(projectRoot, 'docs', 'writing-a-bot.md'), 'utf8');
const bot = /```ts\n(import [^`]*?createChatRoom[\s\S]*?)```/.exec(guide)?.[1] ?? '';

let server: PerchServer;
beforeAll(async () => {
  server = await startPerchServer();
});
afterAll(() => server?.stop());

test('the bot of the guide makes a room in a category, sets roles, posts a story and an alert', async () => {
  expect(
    bot
      .trim()
      .split('\n')
      .filter((line) => line !== '').length,
  ).toBeLessThan(30);
  const ana = await Person.signsIn(server, 'ana');
  const ben = await Person.signsIn(server, 'ben');
  const { token, account } = await makeToken(server, { rights: ['manage', 'post'], rooms: 'all' });
  const source = bot.replace("'perch-chat'", "'#electron/chat/index.ts'");
  const args = ['--input-type=module-typescript', '--eval', source, '--', 'bot.ts', account];
  const { code, output } = await runToEnd(projectNode, [...args, 'Launch', ana.address, ben.address], {
    cwd: projectRoot,
    env: { BOT_TOKEN: token, SERVER: server.webSocket },
  });
  expect(code, output).toBe(0);
  const room = output.trim().split('\n').at(-1) ?? '';

  const information = await ana.chat.management.getChatRoom(room);
  expect(information).toMatchObject({ name: 'Launch', privacy: 'Closed', categoryName: 'General' });
  expect(information.members.toSorted()).toEqual([account, ana.address, ben.address].toSorted());
  expect(information.managers.toSorted()).toEqual([account, ana.address].toSorted());
  await ben.joins(room);
  const [story, alert, ...more] = await ben.reads(room);
  expect(story).toMatchObject({ storyTitle: 'The plan', importance: 'Regular' });
  expect(alert).toMatchObject({ importance: 'Alert', author: { id: account } });
  expect(more).toEqual([]);
  const parts = messageParts(alert?.text ?? '').filter(({ kind }) => kind !== 'text');
  expect(parts).toMatchObject([
    { kind: 'room link', room },
    { kind: 'emoticon', shown: '🙂' },
  ]);
  await Promise.all([ana.leaves(), ben.leaves()]);
});
