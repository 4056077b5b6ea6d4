import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('writing', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 200, snapshot: { limits: { messageSize: 100 } } });
    await openRoom(page, /^Desk,/);
  });

  const sent = () =>
    page.evaluate(() => window.host.asked.filter(({ name }) => name === 'outbox.send').map(({ ask }) => ask));

  test('Enter sends, Shift+Enter does not, and the message appears', async () => {
    const { field, messages } = parts(page);
    await field.pressSequentially('one');
    await field.press('Shift+Enter');
    await field.pressSequentially('two');
    await field.press('Enter');
    await messages.getByText('one\ntwo').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await sent()).toMatchObject([{ text: 'one\ntwo', importance: 'Regular' }]);
  });

  test('important goes out as such, once', async () => {
    const { field, messages } = parts(page);
    await page.getByRole('button', { name: 'Important' }).click();
    await field.fill('Feed B is down');
    await field.press('Enter');
    await messages.locator('article.important').filter({ hasText: 'Feed B is down' }).waitFor();
    await field.fill('now it is up');
    await field.press('Enter');
    await expect.poll(sent).toMatchObject([{ importance: 'Alert' }, { importance: 'Regular' }]);
  });

  test('nothing is sent that is empty or over the limit, and the text stays', async () => {
    const { field, send } = parts(page);
    await field.fill('  ');
    await field.press('Enter');
    await field.fill('ü'.repeat(51));
    await page.getByText('2 bytes too long').waitFor();
    await field.press('Enter');
    await send.click({ force: true });
    expect(await field.inputValue()).toBe('ü'.repeat(51));
    expect(await sent()).toEqual([]);
  });

  test('a text that the host did not take comes back, with the reason', async () => {
    const { field } = parts(page);
    await page.evaluate(() =>
      window.host.fail('outbox.send', { code: 'StorageFailed', text: 'The disk is full. Free some space.' }),
    );
    await field.fill('keep me');
    await field.press('Enter');
    await page.getByText('The disk is full. Free some space.').waitFor();
    await expect.poll(() => field.inputValue()).toBe('keep me');
  });

  test('each room keeps its draft', async () => {
    const { field } = parts(page);
    await field.fill('for the desk');
    await openRoom(page, /^Rates/);
    expect(await field.inputValue()).toBe('');
    await openRoom(page, /^Desk,/);
    expect(await field.inputValue()).toBe('for the desk');
    const saved = await page.evaluate(() =>
      window.host.asked.filter(({ name }) => name === 'drafts.save').map(({ ask }) => ask),
    );
    expect(saved).toMatchObject([{ text: 'for the desk' }]);
  });

  test('what waits for the network says so, and what failed offers what can be done', async () => {
    const { field, messages, connection } = parts(page);
    await page.evaluate(() => {
      window.host.delivers = false;
      window.host.tell('connection.changed', { state: 'waiting', nextTryAt: Date.now() + 9000 });
    });
    await connection.filter({ hasText: 'Waiting for the network' }).waitFor();
    await field.fill('later');
    await field.press('Enter');
    await messages.getByText('Waiting for the network').waitFor();
    await page.evaluate(() => {
      const [room = ''] = [...window.host.rooms.keys()];
      const entry = {
        room,
        text: 'later',
        importance: 'Regular',
        originId: 'origin-1',
        writtenAt: Date.now(),
      } as const;
      window.host.tell('outbox.changed', {
        room,
        entries: [{ ...entry, state: 'failed', reason: 'You may not write.' }],
      });
    });
    await messages.getByText('Not sent: You may not write.').waitFor();
    await messages.getByRole('button', { name: 'Try again' }).click();
    await messages.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' });
    await messages.getByText('later').waitFor();
  });

  test('Enter that ends a composition of letters does not send', async () => {
    const { field } = parts(page);
    await field.fill('かな');
    await field.evaluate((element) =>
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true })),
    );
    expect(await sent()).toEqual([]);
  });

  test('where one may not write it says why', async () => {
    await openRoom(page, /^Announcements/);
    await page.getByText('Only presenters write here.').waitFor();
    expect(await parts(page).field.count()).toBe(0);
  });
});
