import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoomAddress } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** The browser's own notifications, written down as they are made; the page gets real ones. */
function writeDownNotifications(): void {
  const made: Notification[] = [];
  const Real = window.Notification;
  class Watched extends Real {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      made.push(this);
    }
  }
  Object.assign(window, { Notification: Watched, made });
}

describe.skipIf(mustSkip('chromium'))('Who looks elsewhere than at the window', () => {
  const windows = useWindows('notifications');
  let server: ChatServer;
  let ana: Person;
  let ben: PerchWindow;
  let room: RoomAddress;
  beforeAll(async () => {
    server = await startPerchServer();
    ana = await Person.signsIn(server, 'ana');
    room = await ana.opens({ name: 'Desk', privacy: 'Open' });
    ben = await windows.opens('ben');
    await ben.page.context().grantPermissions(['notifications'], { origin: new URL(ben.page.url()).origin });
    await ben.page.addInitScript(writeDownNotifications);
    await ben.page.reload();
    await ben.signsIn(await server.account('ben'), server.webSocket);
    await ben.findsAndFollows('Desk');
  });
  afterAll(async () => {
    await ana?.leaves();
    await server?.stop();
  });

  /** The notifications so far, as the browser has them. */
  const made = () =>
    ben.page.evaluate(() => {
      const all: unknown = Reflect.get(window, 'made');
      return Array.isArray(all) ? all.map(({ title, body, tag }) => ({ title, body, tag })) : [];
    });

  test('is told by the browser, once, of what was said; who looks is not', async () => {
    await ana.says(room, 'While you look');
    await ben.sees('While you look');
    expect(await made()).toEqual([]);

    // Headless pages always have the focus: another tab's word for it is taken.
    await ben.page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
    });
    await ana.says(room, 'Feed B is late', { importance: 'Alert' });
    await expect
      .poll(made)
      .toEqual([
        { title: `Important: ${ana.address.split('@')[0]} in Desk`, body: 'Feed B is late', tag: room },
      ]);
    expect(ben.complaints).toEqual([]);
  });

  test('comes to the very message by a click on the notification, from wherever they are', async () => {
    await ben.createsRoom('Elsewhere', 'Closed');
    const before = (await made()).length;
    await ana.says(room, 'Can you look?');
    // After another one it may wait for more, to be told of together.
    await expect.poll(async () => (await made()).length, { timeout: 15_000 }).toBe(before + 1);
    await ana.says(room, 'Or tomorrow');
    // What the system does when somebody clicks it.
    await ben.page.evaluate((at) => {
      const all: unknown = Reflect.get(window, 'made');
      if (Array.isArray(all)) all[at].dispatchEvent(new Event('click'));
    }, before);
    await ben.page.getByRole('heading', { name: 'Desk', level: 1, exact: true }).waitFor();
    await ben.messages
      .getByRole('article')
      .filter({ hasText: 'Can you look?' })
      .and(ben.page.locator('.target'))
      .waitFor();
    expect(ben.complaints).toEqual([]);
  });
});
