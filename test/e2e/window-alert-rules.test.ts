import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type AlertChoices, firstAlertChoices } from '#electron/bridge/contract.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { chosen, takesOfRoom } from '#test/support/room-steps.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('rules of what alerts', () => {
  const fake = useFakeWindow();
  let page: Page;

  const opensRules = async () => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Rules…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Alert rules' });
    await dialog.getByRole('form', { name: 'Add a rule' }).waitFor();
    return dialog;
  };
  /** Somebody says a thing in the room that is open, and its menu is opened. */
  const opensMenuOf = async (text: string) => {
    await page.evaluate((words) => {
      const [room = ''] = window.host.rooms.keys();
      window.host.say(room, words);
    }, text);
    const said = parts(page).messages.getByRole('article').filter({ hasText: text });
    await said.press('Shift+F10');
    await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
  };
  const notices = () => page.getByRole('region', { name: 'Notices' });

  test('a rule is made of three choices that read as a sentence, and is removed again', async () => {
    page = await fake.open({ messages: 100 });
    const dialog = await opensRules();
    await dialog.getByText('“Nothing from Operations”').waitFor();
    await dialog.getByLabel('What to do').selectOption('Alert me, with a sound, of');
    await dialog.getByLabel('Of which messages').selectOption('important messages');
    await dialog.getByLabel('Where', { exact: true }).selectOption('in Desk');
    await dialog.getByRole('checkbox', { name: 'Only at these hours' }).check();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const sentence = /Alert me, with a sound, of important messages in Desk, every day from .+ to /;
    await dialog.getByRole('listitem').filter({ hasText: sentence }).waitFor();
    expect((await chosen(page)).rules).toMatchObject([
      { action: 'sound', match: { kind: 'important' }, scope: { kind: 'room' }, name: 'Desk' },
    ]);
    await dialog.getByRole('button', { name: /^Remove: Alert me, with a sound,/ }).click();
    await dialog.getByText('“Nothing from Operations”').waitFor();
    expect((await chosen(page)).rules).toEqual([]);
  });

  test('from the alerts of a room a rule begins with that room', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await takesOfRoom(page, /^Alerts/);
    await page.getByRole('button', { name: 'A rule for this room…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Alert rules' });
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Alert me of mentions of me in Desk', { exact: true }).waitFor();
    expect((await chosen(page)).rules).toMatchObject([
      { scope: { kind: 'room', room: 'desk-0@rooms.example.org' }, name: 'Desk' },
    ]);
  });

  test('the same said twice is one rule, with what was said last', async () => {
    page = await fake.open({ messages: 100 });
    const dialog = await opensRules();
    const add = dialog.getByRole('button', { name: 'Add', exact: true });
    await add.click();
    await dialog.getByText('Alert me of mentions of me anywhere', { exact: true }).waitFor();
    await dialog.getByLabel('What to do').selectOption('Only count');
    await add.click();
    await dialog.getByText('Only count mentions of me anywhere', { exact: true }).waitFor();
    expect((await chosen(page)).rules).toMatchObject([{ action: 'count', match: { kind: 'mention' } }]);
  });

  test('whoever wrote a message alerts from its menu on, and undo takes it back', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await opensMenuOf('Is anybody there?');
    await page.getByRole('menuitem', { name: /^Alert me whenever .+ writes$/ }).click();
    await notices()
      .getByText(/^From now on: Alert me of every message by /)
      .waitFor();
    expect((await chosen(page)).rules).toMatchObject([
      { action: 'notify', match: { kind: 'everything' }, scope: { kind: 'person' } },
    ]);
    await notices().getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await chosen(page)).rules).toEqual([]);
  });

  test('a category is silenced from the menu of one of its rooms', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await takesOfRoom(page, /^Nothing from /);
    await notices()
      .getByText(/^From now on: Ignore every message in the category /)
      .waitFor();
    expect((await chosen(page)).rules).toMatchObject([{ action: 'nothing', scope: { kind: 'category' } }]);
    await takesOfRoom(page, /^Alerts from .+ again$/);
    await notices()
      .getByText(/^No more: Ignore every message/)
      .waitFor();
    expect((await chosen(page)).rules).toEqual([]);
  });

  test('a message says why it did not alert', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await opensMenuOf('Nobody heard this');
    await page.getByRole('menuitem', { name: 'Why was I alerted, or not?' }).click();
    await notices().getByText('You were not alerted').waitFor();
    await notices().getByText('You were looking at the room.').waitFor();
    await notices().getByRole('button', { name: 'Rules…' }).click();
    await page.getByRole('dialog', { name: 'Alert rules' }).waitFor();
  });

  test('an alert that a rule wants says which', async () => {
    page = await fake.open({ messages: 100, snapshot: { alertChoices: anaAlerts } });
    await openRoom(page, /^Desk,/);
    await page.evaluate(() => {
      const [room = ''] = window.host.rooms.keys();
      const words = { title: 'Somebody in Desk', text: 'Hear me' };
      const cause = { because: 'rule', rule: 'r', important: false, sound: false } as const;
      window.host.tell('alert.raised', {
        ...words,
        outside: words,
        ...cause,
        room,
        key: 1,
        shownByHost: true,
      });
    });
    await notices().getByText('Your rule says so: Alert me of every message by Ana Ruiz.').waitFor();
    expect(fake.complaints).toEqual([]);
  });
});

const anaAlerts = {
  ...firstAlertChoices,
  rules: [
    {
      ...{ id: 'r', name: 'Ana Ruiz', action: 'notify', hours: null },
      scope: { kind: 'person', person: 'ana@example.com' },
      match: { kind: 'everything' },
    },
  ],
} as const satisfies AlertChoices;
