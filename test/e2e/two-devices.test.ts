import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoomAddress } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { startChromium } from '#test/support/chromium.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';
import { type NetworkProxy, startProxy } from '#test/support/proxy.ts';
import { PerchWindow } from '#test/support/window.ts';

/** One account on two devices, each with a host, a folder and a browser of its own: one list, one place in each room. */
describe.skipIf(mustSkip('chromium'))('Two devices of Ben', () => {
  let browsers: readonly Browser[];
  let folder: TemporaryFolder;
  let server: ChatServer;
  let ana: Person;
  let desk: RoomAddress;
  let address: string;
  let proxy: NetworkProxy;
  let laptop: PerchWindow;
  let phone: PerchWindow;
  beforeAll(async () => {
    browsers = await Promise.all([startChromium(), startChromium()]);
    folder = temporaryFolder('two-devices');
    server = await startPerchServer();
    ana = await Person.signsIn(server, 'ana');
    desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    await ana.opens({ name: 'Lobby', privacy: 'Open' });
    address = await server.account('ben');
    proxy = await startProxy(server.webSocket);
    laptop = await opens(0, 'laptop');
    phone = await opens(1, 'phone');
    await laptop.signsIn(address, server.webSocket);
    await phone.signsIn(address, proxy.through(server.webSocket));
    await laptop.isConnected();
    await phone.isConnected();
  });
  afterAll(async () => {
    await Promise.all([laptop?.closes(), phone?.closes(), ana?.leaves()]);
    await Promise.all(browsers.map((browser) => browser.close()));
    await proxy?.stop();
    await server?.stop();
    folder?.remove();
  });

  const opens = (which: 0 | 1, name: string): Promise<PerchWindow> => {
    const browser = browsers[which];
    if (!browser) throw new Error('There are two.');
    return PerchWindow.opens(browser, `${folder.path}/${name}`);
  };
  const inList = (window: PerchWindow, name: string | RegExp): Locator =>
    window.rooms.getByRole('button', { name, exact: true });
  const takesOfRoom = async (window: PerchWindow, room: string | RegExp, item: string): Promise<void> => {
    await inList(window, room).click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: item, exact: true }).click();
  };

  test('what is followed on the one is on the list of the other', async () => {
    await laptop.findsAndFollows('Desk');
    await inList(phone, 'Desk').waitFor();
    await phone.findsAndFollows('Lobby');
    await inList(laptop, 'Lobby').waitFor();
    await laptop.opensRoom('Lobby');
  });

  test('what is read on the one is not counted on the other', async () => {
    await ana.says(desk, 'Good morning');
    await Promise.all([laptop, phone].map((window) => inList(window, 'Desk, 1 unread message').waitFor()));
    await laptop.opensRoom('Desk');
    await laptop.sees('Good morning');
    await Promise.all([laptop, phone].map((window) => inList(window, 'Desk').waitFor()));
  });

  test('what is marked as unread on the one is so on the other, until somebody comes back to it there', async () => {
    await laptop.opensRoom('Lobby');
    await takesOfRoom(laptop, 'Desk', 'Mark as unread');
    await inList(phone, 'Desk, marked as unread').waitFor();
    await phone.opensRoom('Desk');
    await inList(laptop, 'Desk').waitFor();
    await phone.opensRoom('Lobby');
  });

  test('what is put into a group on the one stands in it on the other', async () => {
    await takesOfRoom(laptop, 'Desk', 'Move to group…');
    await laptop.page.getByRole('combobox', { name: 'Group' }).fill('First thing');
    await laptop.button('Move').click();
    const group = phone.rooms.getByRole('region', { name: 'First thing', exact: true });
    await group.getByRole('button', { name: 'Desk', exact: true }).waitFor();
  });

  test('a night away gives one summary, and it leads to the message that presses most', async () => {
    const asked = `${address.split('@')[0]}, can you look at this?`;
    await phone.closes();
    proxy.close();
    for (const text of ['It is late', asked, 'Good night']) await ana.says(desk, text);
    phone = await opens(1, 'phone');
    await inList(phone, 'Desk').waitFor();
    proxy.open();
    const notices = phone.page.getByRole('region', { name: 'Notices' });
    await notices.getByText('1 mention of you, 2 messages, in one room').waitFor();
    expect(await notices.getByText('While you were away').count()).toBe(1);
    await notices.getByRole('button', { name: 'Show', exact: true }).click();
    await phone.page.getByRole('heading', { name: 'Desk', level: 1, exact: true }).waitFor();
    await phone.messages
      .getByRole('article')
      .filter({ hasText: asked })
      .and(phone.page.locator('.target'))
      .waitFor();
    await inList(laptop, 'Desk').waitFor();
    expect([...laptop.complaints, ...phone.complaints]).toEqual([]);
  });
});
