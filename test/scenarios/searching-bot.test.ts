import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runToEnd } from '#test/support/child.ts';
import { makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

const guide = readFileSync(join(projectRoot, 'docs', 'writing-a-bot.md'), 'utf8');
const bot = /```ts\n(import [^\n]*\n\n(?:(?!```)[\s\S])*?queryChatHistory[\s\S]*?)```/.exec(guide)?.[1] ?? '';

let server: PerchServer;
beforeAll(async () => {
  server = await startPerchServer();
});
afterAll(() => server?.stop());

test('the bot of the guide finds what was said in the rooms of its token, without entering them', async () => {
  const ana = await Person.signsIn(server, 'ana');
  const [desk, lab] = [
    await ana.opens({ name: 'Desk', privacy: 'Open' }),
    await ana.opens({ name: 'Lab', privacy: 'Open' }),
  ];
  for (const text of ['The blue kestrel', 'A sparrow', 'Kestrels are blue']) await ana.says(desk, text);
  await ana.says(lab, 'A blue kestrel beyond the wall');
  const { token, account } = await makeToken(server, { rights: ['read'], rooms: [desk] });
  const source = bot.replace("'perch-chat'", "'#electron/chat/index.ts'");
  const args = ['--input-type=module-typescript', '--eval', source, '--', 'bot.ts', account];
  const { code, output } = await runToEnd(projectNode, [...args, 'blue kestrel', desk, lab], {
    cwd: projectRoot,
    env: { BOT_TOKEN: token, SERVER: server.webSocket },
  });
  expect(code, output).toBe(0);
  const [nickname] = ana.address.split('@');
  expect(
    output
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual([`${desk}: 2`, `${nickname}: The blue kestrel`, `${nickname}: Kestrels are blue`]);
  await ana.leaves();
});
