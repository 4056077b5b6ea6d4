import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoomAddress } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { numbers } from '#test/support/numbers.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

const needle = 'A needle lies in the first hay';

/** Ben comes to a room in which Ana has said a lot; his device holds the newest of it. */
describe.skipIf(mustSkip('chromium'))('Somebody who comes late to a room', () => {
  const windows = useWindows('reading');
  let server: ChatServer;
  let ana: Person;
  let ben: PerchWindow;
  let room: RoomAddress;
  let attic: RoomAddress;

  beforeAll(async () => {
    server = await startPerchServer();
    ana = await Person.signsIn(server, 'ana');
    room = await ana.opens({ name: 'Desk', privacy: 'Open' });
    attic = await ana.opens({ name: 'Attic', privacy: 'Open' });
    await ana.says(room, needle);
    await Promise.all(numbers('Hay', 400).map((text) => ana.says(room, text)));
    ben = await windows.opens('ben');
    await ben.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await ben.signsIn(await server.account('ben'), server.webSocket);
    await ben.findsAndFollows('Desk');
    await ben.sees('Hay 399');
  });
  afterAll(async () => {
    await ana?.leaves();
    await server?.stop();
  });

  const target = () => ben.messages.locator('article.target');
  const hits = () => ben.page.getByRole('option');

  test('finds by the server what the device does not hold, and reads it in its place', async () => {
    await ben.button('Search in this room').click();
    await ben.page.getByRole('searchbox', { name: 'Search' }).fill('needle first');
    await ben.page.getByText('Nothing found for “needle first”').waitFor();
    await ben.page.getByText(/^Searched: Desk since/).waitFor();
    await ben.button('Ask the server for the rest').click();
    await hits().filter({ hasText: needle }).click();
    await target().filter({ hasText: needle }).waitFor();
    await ben.messages.getByText('Hay 1', { exact: true }).waitFor();
    await ben.page.keyboard.press('Escape');
    await hits().filter({ hasText: needle }).waitFor();
  });

  test('passes on where something stands, by a link that leads there', async () => {
    await ben.page.keyboard.press('Control+g');
    await ben.button('The beginning of the room').click();
    await target().waitFor({ state: 'detached' });
    const first = ben.messages.getByRole('article').filter({ hasText: needle });
    await first.focus();
    await ben.page.keyboard.press('Shift+F10');
    await ben.page.getByRole('menuitem', { name: 'Copy link to message' }).click();
    await ben.page.getByText('Copied.').waitFor();
    const link = await ben.page.evaluate(() => navigator.clipboard.readText());
    await ana.says(room, `It stands in ${link}`);
    await ben.button('1 new message').click();
    await ben.messages.getByRole('link', { name: 'Message in Desk' }).click();
    await target().filter({ hasText: needle }).waitFor();
  });

  test('is told plainly of a link that leads nowhere, and stays', async () => {
    await ana.says(room, `And this in xmpp:${room}?join;stanza-id=nowhere`);
    await ben.page.getByRole('button', { name: /^(1 new message|Jump to newest)$/ }).click();
    await ben.sees('And this in');
    const said = ben.messages.getByRole('article').filter({ hasText: 'And this in' });
    await said.getByRole('link', { name: 'Message in Desk' }).click();
    await ben.page.getByText('That message is not in this room', { exact: false }).waitFor();
    await ben.sees('And this in');
  });

  test('fetches the rest of a room, and finds it on the device from then on', async () => {
    await ana.says(attic, 'A lamp stands in the attic');
    await Promise.all(numbers('Dust', 250).map((text) => ana.says(attic, text)));
    await ben.findsAndFollows('Attic');
    await ben.sees('Dust 249');
    await ben.button('Search in this room').click();
    await ben.page.getByRole('searchbox', { name: 'Search' }).fill('lamp');
    await ben.page.getByText('Nothing found for “lamp”').waitFor();
    await ben.page.getByText('Which rooms').click();
    await ben.button('Fetch all: Attic').click();
    await ben.page.getByText('Searched: all of Attic, to the first message.').waitFor();
    await hits().filter({ hasText: 'A lamp stands in the attic' }).waitFor();
  });

  test('reads what was said in a room that was left, once it is entered again', async () => {
    await ben.page.keyboard.press('Escape');
    await ben.button('Room').click();
    await ben.page.getByRole('menuitem', { name: 'Leave room' }).click();
    await expect.poll(() => ben.room('Attic').count()).toBe(0);
    await ben.page.getByRole('searchbox', { name: 'Search' }).fill('lamp stands');
    await hits().filter({ hasText: 'A lamp stands in the attic' }).click();
    const notices = ben.page.getByRole('region', { name: 'Notices' });
    await notices.getByRole('button', { name: 'Enter' }).click();
    await target().filter({ hasText: 'A lamp stands in the attic' }).waitFor();
  });

  test('fetches the rest of a room before it is exported, and is told when it is there', async () => {
    const cellar = await ana.opens({ name: 'Cellar', privacy: 'Open' });
    await Promise.all(numbers('Cask', 250).map((text) => ana.says(cellar, text)));
    await ben.findsAndFollows('Cellar');
    await ben.sees('Cask 250');
    await ben.page.getByRole('button', { name: 'Room', exact: true }).click();
    await ben.page.getByRole('menuitem', { name: 'Export…' }).click();
    await ben.button('Fetch the rest first').click();
    await ben.page.getByText('All of it is here.').waitFor();
    await ben.page.getByText('250 messages on this device.').waitFor();
    await ben.button('Export').and(ben.page.locator(':focus')).waitFor();
  });

  test('reads what only the server has of a room that is not open', async () => {
    await ben.page.keyboard.press('Escape');
    await ben.page.getByRole('dialog').waitFor({ state: 'detached' });
    const shed = await ana.opens({ name: 'Shed', privacy: 'Open' });
    await ana.says(shed, 'A rake leans in the shed');
    await Promise.all(numbers('Leaf', 400).map((text) => ana.says(shed, text)));
    await ben.findsAndFollows('Shed');
    await ben.sees('Leaf 400');
    await ben.opensRoom('Desk');
    await ben.page.getByRole('searchbox', { name: 'Search' }).fill('rake leans');
    await ben.page.getByText('Nothing found for “rake leans”').waitFor();
    await ben.button('Ask the server for the rest').click();
    await hits().filter({ hasText: 'A rake leans in the shed' }).click();
    await target().filter({ hasText: 'A rake leans in the shed' }).waitFor();
  });

  test('has nothing to complain of', () => {
    expect(ben.complaints).toEqual([]);
  });
});
