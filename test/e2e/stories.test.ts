import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoomAddress } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { filesWith } from '#test/support/files-with.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** One window, one server, and somebody at the other end of the wire. */
describe.skipIf(mustSkip('chromium'))('Stories, alerts and mentions', () => {
  const windows = useWindows('stories');
  let server: ChatServer;
  let ana: Person;
  let ben: PerchWindow;
  let room: RoomAddress;
  let called: string;
  beforeAll(async () => {
    server = await startPerchServer();
    ana = await Person.signsIn(server, 'ana');
    room = await ana.opens({ name: 'Desk', description: '', privacy: 'Open' });
    ben = await windows.opens('ben');
    const address = await server.account('ben');
    called = `@${address.split('@')[0]}`;
    await ben.signsIn(address, server.webSocket);
    await ben.isConnected();
    await ben.findsAndFollows('Desk');
  });
  afterAll(async () => {
    await ana?.leaves();
    await server?.stop();
  });

  test('an important story is written in the window and comes out at the other end', async () => {
    await ben.button('Important').click();
    await ben.button('Story').click();
    await ben.page.getByRole('textbox', { name: 'Title' }).fill('What we learnt');
    await ben.composer.fill('First\n> second\n*third*');
    await ben.button('Send').click();
    await ana.sees(room, 'First\n> second\n*third*');
    expect(await ana.reads(room)).toMatchObject([
      { text: 'First\n> second\n*third*', storyTitle: 'What we learnt', importance: 'Alert' },
    ]);
    const article = ben.messages.getByRole('article').filter({ hasText: 'What we learnt' });
    await article.and(ben.page.locator(':not(.pending)')).getByText('Important').waitFor();
  });

  test('what is said by others is folded, marked and linked', async () => {
    const long = Array.from({ length: 30 }, (_, line) => `Line ${line}`).join('\n');
    await ana.says(room, long, { storyTitle: 'A long one' });
    await ana.says(room, `${called} :) see xmpp:${room}?join`);
    const title = ben.button('A long one');
    expect(await title.getAttribute('aria-expanded')).toBe('false');
    await title.click();
    await ben.messages.getByText('Line 29').waitFor();
    await ben.messages.locator('.mention-name.me').filter({ hasText: called }).waitFor();
    await ben.messages.getByRole('img', { name: 'Smiling face' }).waitFor();
    await ben.messages.getByRole('link', { name: 'Room Desk' }).waitFor();
    expect(ben.complaints).toEqual([]);
  });

  test('half a story is there again after a restart', async () => {
    await ben.button('Story').click();
    await ben.page.getByRole('textbox', { name: 'Title' }).fill('Half a title');
    await ben.composer.fill('half a body');
    await ben.opensRoom('Desk');
    await expect.poll(() => filesWith(join(windows.folder, 'ben'), 'half a body')).not.toEqual([]);
    await ben.closes();
    ben = await windows.opens('ben');
    await ben.composer.waitFor();
    expect(await ben.page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Half a title');
    expect(await ben.composer.inputValue()).toBe('half a body');
  });
});
