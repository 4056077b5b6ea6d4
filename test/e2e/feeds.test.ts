import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** Ana talks in two rooms; Ben keeps what he looks for as a feed, in his own window on a real host. */
describe.skipIf(mustSkip('chromium'))("Ben's feeds", () => {
  const windows = useWindows('feeds');
  let server: ChatServer;
  let ana: Person;
  let ben: PerchWindow;
  let address: string;
  let desk: string;
  let ops: string;
  beforeAll(async () => {
    server = await startPerchServer();
    ana = await Person.signsIn(server, 'ana');
    address = await server.account('ben');
    desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    ops = await ana.opens({ name: 'Panel', privacy: 'Secret' });
    await ana.chat.management.addUsersOrGroupsToRole('Member', ops, [address]);
    ben = await windows.opens('ben');
    await ben.signsIn(address, server.webSocket);
    await ben.isConnected();
    await ben.findsAndFollows('Desk');
    await ben.findsAndFollows('Panel');
  });
  afterAll(async () => {
    await ana?.leaves();
    await server?.stop();
  });

  const item = (name: RegExp) =>
    ben.page.getByRole('navigation', { name: 'Feeds' }).getByRole('button', { name });
  const said = (text: string) => ben.page.getByRole('feed').getByRole('article').filter({ hasText: text });

  test('what is looked for is kept, and collects from all his rooms, the secret one marked', async () => {
    await ana.says(desk, 'The kettle is on fire');
    await ana.says(ops, 'No fire drill for outsiders');
    await ben.page.keyboard.press('Control+k');
    await ben.page.getByRole('searchbox', { name: 'Search' }).fill('fire');
    await ben.page.getByRole('option', { name: /fire drill/ }).waitFor();
    await ben.page.getByRole('button', { name: 'Keep as a feed' }).click();
    await ben.page.getByRole('textbox', { name: 'Name' }).fill('Fires');
    await ben.page.getByRole('button', { name: 'Make it' }).click();
    await ben.page.getByRole('heading', { level: 1, name: 'Fires', exact: true }).waitFor();
    await said('The kettle is on fire').waitFor();
    await said('No fire drill').and(ben.page.locator('.private')).waitFor();
  });

  test('what is said while he is elsewhere is counted, and is read once he has seen it', async () => {
    await ben.opensRoom('Desk');
    await ana.says(ops, 'Fire again, in the panel');
    await item(/^Fires, 1 unread message$/).click();
    await said('Fire again, in the panel').waitFor();
    await item(/^Fires$/).waitFor();
  });

  test('a message opens in its room, and Esc leads back to it', async () => {
    await said('The kettle is on fire').focus();
    await ben.page.keyboard.press('Enter');
    await ben.page.getByRole('heading', { level: 1, name: 'Desk', exact: true }).waitFor();
    await ben.messages.locator('article.target').filter({ hasText: 'The kettle is on fire' }).waitFor();
    await ben.page.keyboard.press('Escape');
    await said('The kettle is on fire').and(ben.page.locator(':focus')).waitFor();
  });

  test('of the secret room nothing is left once he may not be in it', async () => {
    await ana.chat.management.removeUsersOrGroupsFromRole('Member', ops, [address]);
    await said('Fire again, in the panel').waitFor({ state: 'detached' });
    await said('No fire drill').waitFor({ state: 'detached' });
    await said('The kettle is on fire').waitFor();
    expect(ben.complaints).toEqual([]);
  });

  test('it is there after a new start', async () => {
    await ben.page.reload();
    await item(/^Fires$/).click();
    await said('The kettle is on fire').waitFor();
  });
});
