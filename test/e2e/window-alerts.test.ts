import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { chosen, lastAsk, takesOfRoom } from '#test/support/room-steps.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('what alerts, and when', () => {
  const fake = useFakeWindow();
  let page: Page;

  const preferences = async () => {
    const asked = await lastAsk(page, 'app.remember');
    return typeof asked === 'object' && asked !== null && 'alertPreferences' in asked
      ? asked.alertPreferences
      : undefined;
  };
  const opensSettings = async () => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Rooms that say nothing of their own').waitFor();
  };
  const takes = async (item: string) => {
    await page.getByRole('button', { name: 'Account and connection' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  test('a room says how loud it is, and shows that it is muted', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await takesOfRoom(page, /^Alerts/);
    const dialog = page.getByRole('dialog', { name: 'Alerts of this room' });
    expect(await dialog.getByRole('radio', { name: /^As for every room/ }).isChecked()).toBe(true);
    await dialog.getByRole('radio', { name: /^Nothing/ }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await lastAsk(page, 'rooms.setLevel')).toMatchObject({ level: 'nothing' });
    await parts(page)
      .rooms.getByRole('button', { name: /^Desk,.*alerts of nothing/ })
      .waitFor();
  });

  test('keywords, quiet hours and what comes through are set for all rooms', async () => {
    page = await fake.open({ messages: 100 });
    await opensSettings();
    await page.getByLabel('Rooms that say nothing of their own').selectOption('Mentions and keywords');
    await page.getByLabel('Keywords').fill('feed, outage ,feed');
    await page.getByRole('checkbox', { name: 'Quiet hours' }).check();
    await page.getByLabel('From').fill('21:30');
    await page.getByRole('checkbox', { name: 'Sun', exact: true }).uncheck();
    await page.getByRole('checkbox', { name: 'Important messages come through' }).uncheck();
    expect(await chosen(page)).toMatchObject({
      level: 'mentions',
      keywords: ['feed', 'outage'],
      quietHours: { days: [1, 2, 3, 4, 5, 6], from: 21 * 60 + 30, to: 7 * 60 },
      importantAnyway: false,
    });
  });

  test('not to be disturbed takes one choice, and so does to be again', async () => {
    page = await fake.open({ messages: 100 });
    await takes('Do not disturb for an hour');
    expect(await preferences()).toMatchObject({ quietUntil: expect.any(Number), presentingUntil: null });
    const sign = page.getByRole('button', { name: /^Do not disturb, until .* Let alerts through again$/ });
    await sign.waitFor();
    await takes('Let alerts through again');
    await sign.waitFor({ state: 'detached' });
    expect(await preferences()).toMatchObject({ quietUntil: null });
    await takes('I am presenting, for an hour');
    await page.getByRole('button', { name: /^Presenting, until/ }).waitFor();
    expect(await preferences()).toMatchObject({ quietUntil: null, presentingUntil: expect.any(Number) });
  });

  test('a test says what became of it, and what holds back what is real', async () => {
    page = await fake.open({ messages: 100 });
    await takes('Do not disturb for an hour');
    await opensSettings();
    const sends = () => page.getByRole('button', { name: 'Send a test' }).click();
    const says = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
    /** A browser that notifies only if it may, and then hears this of it. */
    const system = (permission: NotificationPermission, event = 'show') =>
      page.evaluate(
        ([may, told]) => {
          class Shown extends EventTarget {
            static readonly permission = may;
            set [`on${told}`](listener: () => void) {
              setTimeout(listener);
            }
          }
          Object.assign(window, { Notification: Shown });
        },
        [permission, event] as const,
      );
    await system('default');
    await sends();
    await says('This browser has not been asked yet.');
    await says('Do not disturb: messages do not alert now.');
    await system('denied');
    await sends();
    await says('This browser does not let Perch notify you.');
    await system('granted');
    await sends();
    await says('Your system has it.');
    await system('granted', 'error');
    await sends();
    await says('The system did not take it.');
    expect(await lastAsk(page, 'alerts.test')).toMatchObject({ title: 'A test from Perch' });
  });

  test('an alert says why it was raised', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await page.evaluate(() => {
      const [room = ''] = window.host.rooms.keys();
      const words = { title: 'Ana in Desk', text: 'The feed is late' };
      const alert = {
        ...words,
        outside: words,
        room,
        key: 1,
        because: 'keyword',
        important: false,
        sound: false,
      } as const;
      window.host.tell('alert.raised', { ...alert, shownByHost: false });
    });
    await page.getByText('Because it has a word that you wait for.').waitFor();
    expect(fake.complaints).toEqual([]);
  });
});
