import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from '#test/support/child.ts';
import { makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

const guide = readFileSync(join(projectRoot, 'docs', 'writing-a-bot.md'), 'utf8');
const bot = /```ts\n(import [^\n]*\n\n(?:(?!```)[\s\S])*?feeds\.watch[\s\S]*?)```/.exec(guide)?.[1] ?? '';

let server: PerchServer;
beforeAll(async () => {
  server = await startPerchServer();
});
afterAll(() => server?.stop());

test('the bot of the guide prints what is said of its words in any of its rooms, and nothing else', async () => {
  const ana = await Person.signsIn(server, 'ana', { displayName: 'Ana Ruiz' });
  const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
  const ops = await ana.opens({ name: 'Ops', privacy: 'Open' });
  const { token, account } = await makeToken(server, { rights: ['read'], rooms: [desk, ops] });
  const source = bot.replace("'perch-chat'", "'#electron/chat/index.ts'");
  const args = ['--input-type=module-typescript', '--eval', source, '--', 'bot.ts', account, 'fire smoke'];
  const child = startChild(projectNode, [...args, desk, ops], {
    cwd: projectRoot,
    env: { BOT_TOKEN: token, SERVER: server.webSocket },
  });
  await child.printed(/ready/);
  await ana.says(desk, 'Nothing of note');
  await ana.says(desk, 'Where there is smoke');
  await ana.says(ops, 'Fires at last');
  await child.printed(/at last/);
  const lines = child.output().split('\n');
  expect(lines.filter((line) => line.includes('Ana Ruiz'))).toEqual([
    `${desk}: Ana Ruiz: Where there is smoke`,
    `${ops}: Ana Ruiz: Fires at last`,
  ]);
  await child.stop();
  await ana.leaves();
});
