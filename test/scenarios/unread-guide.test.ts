import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { password } from '#test/support/chat-server.ts';
import { startChild } from '#test/support/child.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

const guide = readFileSync(join(projectRoot, 'docs', 'writing-a-bot.md'), 'utf8');
const program = /```ts\n(import [^\n]*UnreadCounts[\s\S]*?)```/.exec(guide)?.[1] ?? '';

let server: PerchServer;
beforeAll(async () => {
  server = await startPerchServer();
});
afterAll(() => server?.stop());

test('the program of the guide says what waits in the rooms that somebody follows, now and later', async () => {
  const ana = await Person.signsIn(server, 'ana');
  const [desk, lab] = [
    await ana.opens({ name: 'Desk', privacy: 'Open' }),
    await ana.opens({ name: 'Lab', privacy: 'Open' }),
  ];
  const ben = await Person.signsIn(server, 'ben');
  const { followedRooms, readMarkers } = ben.chat.services;
  await followedRooms.follow(desk, 'Desk');
  const { archiveId = '' } = await ana.says(desk, 'read');
  await readMarkers.move({ room: desk, archiveId });
  await ana.says(desk, 'not read');
  const source = program.replace("'perch-chat'", "'#electron/chat/index.ts'");
  const args = ['--input-type=module-typescript', '--eval', source, '--', 'bot.ts', ben.address];
  const env = { PASSWORD: password, SERVER: server.webSocket };
  const bot = startChild(projectNode, args, { cwd: projectRoot, env });
  await bot.printed(/^ready$/m);
  await bot.printed(new RegExp(`^${desk}: 1$`, 'm'));
  await readMarkers.move({ room: desk, archiveId, marked: true });
  await bot.printed(new RegExp(`^${desk}: 1, marked$`, 'm'));
  await followedRooms.follow(lab, 'Lab');
  await bot.printed(new RegExp(`^${lab}: 0$`, 'm'));
  await ana.says(lab, 'news');
  await bot.printed(new RegExp(`^${lab}: 1$`, 'm'));
  await bot.stop();
  await Promise.all([ana.leaves(), ben.leaves()]);
});
