import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readRules } from '#addins/bots/moderator/rules.ts';
import { askArchive } from '#electron/chat/history/ask-archive.ts';
import type { ArchiveId, RoomAddress } from '#electron/chat/index.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { startChild } from '#test/support/child.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

/** The bots that come with Perch, each as the program that it is. */
let server: PerchServer;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  server = await startPerchServer();
  [ana, ben] = await Promise.all([Person.signsIn(server, 'ana'), Person.signsIn(server, 'ben')]);
});
afterAll(async () => {
  await Promise.all([ana?.leaves(), ben?.leaves()]);
  await server?.stop();
});

async function startBot(name: string, rooms: readonly string[], ...args: readonly string[]) {
  const { token, account } = await makeToken(server, { rights: ['read', 'post'], rooms });
  const script = join('addins', 'bots', name, `${name}.ts`);
  return startChild(projectNode, [script, account, ...rooms, ...args, server.webSocket], {
    cwd: projectRoot,
    env: { PERCH_TOKEN: token },
  });
}

/** By a token for this room alone; its account manages it, or does not. */
async function startModerator(room: RoomAddress, { manages }: { readonly manages: boolean }) {
  const folder = temporaryFolder('moderator');
  onTestFinished(() => folder.remove());
  const rules = join(folder.path, 'rules.txt');
  writeFileSync(rules, '# what is not said here\n/\\bcr[a4]p\\b/ no bad language\n');
  const { token, account } = await makeToken(server, { rights: ['read', 'manage'], rooms: [room] });
  if (manages) await ana.chat.management.addUsersOrGroupsToRole('Manager', room, [account]);
  const script = join('addins', 'bots', 'moderator', 'moderator.ts');
  return startChild(projectNode, [script, account, room, rules, server.webSocket], {
    cwd: projectRoot,
    env: { PERCH_TOKEN: token },
  });
}

test('digest sums up in one room what was said in another, and ends', async () => {
  const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
  const news = await ana.opens({ name: 'News', privacy: 'Open' });
  await ben.joins(desk);
  await ana.says(desk, 'Feed B is late');
  await ben.says(desk, 'Since when?');
  await ana.sees(desk, 'Since when?');
  const digest = await startBot('digest', [desk, news], 'now');
  expect(await digest.exited, digest.output()).toBe(0);
  await expect
    .poll(() => ana.heard(news).join('\n'))
    .toMatch(/^2 messages by 2 people in .*\n\*Asked\*\n- .*: Since when\?$/);
});

test('faq answers what was answered before, and leaves alone what was not', async () => {
  const help = await ana.opens({ name: 'Help', privacy: 'Open' });
  await ben.joins(help);
  await ana.says(help, 'Where are the opening levels kept?');
  await ben.sees(help, 'Where are the opening levels kept?');
  await ben.says(help, 'In the blue folder');
  await ana.sees(help, 'In the blue folder');
  const comes = new Promise<void>((resolve) => {
    ana
      .session(help)
      .on('participantAttendanceChanged', ({ joined }) => void (joined.length > 0 && resolve()));
  });
  const faq = await startBot('faq', [help]);
  await comes;
  await ana.says(help, 'Who has the keys to the cellar?');
  await ana.says(help, 'So where are the opening levels kept?');
  await expect
    .poll(() => ana.heard(help).at(-1))
    .toMatch(/^Asked before: .* answered on .*:\n> In the blue folder$/);
  expect(ana.heard(help).filter((text) => text.startsWith('Asked before'))).toHaveLength(1);
  await faq.stop();
});

test('moderator takes what breaks a rule out of the room and its archive, and its place says why', async () => {
  const lobby = await ana.opens({ name: 'Lobby of all', privacy: 'Open' });
  const removed: ArchiveId[] = [];
  const session = await ben.joins(lobby);
  session.on('chatMessageRemoved', (id) => removed.push(id));
  const before = await ben.says(lobby, 'cr4p that was said while nobody watched');
  const bot = await startModerator(lobby, { manages: true });
  await bot.printed(/^Watching /m);
  await ben.says(lobby, 'a scrap of paper');
  const { archiveId } = await ben.says(lobby, 'this is CRAP');
  await expect.poll(() => removed).toEqual([before.archiveId, archiveId]);
  expect((await ana.reads(lobby)).map(({ text }) => text)).toEqual(['a scrap of paper']);
  const page = { page: { max: 50 }, flipped: false };
  const { results } = await askArchive(ana.chat.wire.session, lobby, page, (result) => result);
  const place = results
    .find(({ id }) => id === archiveId)
    ?.forwarded.stanza.getChild('retracted', NS.retract);
  expect(place?.getChildText('reason')).toBe('no bad language');
  await bot.stop();
});

test('moderator of a room that its account does not manage says so, and ends', async () => {
  const lobby = await ana.opens({ name: 'Lobby of others', privacy: 'Open' });
  const bot = await startModerator(lobby, { manages: false });
  expect(await bot.exited).not.toBe(0);
  expect(bot.output()).toContain('This account does not manage the room.');
});

test('a rule that is none is said before anything is removed', () => {
  expect(() => readRules('no slashes')).toThrow('This is no rule: no slashes');
});
