import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('reading', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 400 });
  });

  const asked = (name: string) =>
    page.evaluate(
      (wanted) => window.host.asked.filter((each) => each.name === wanted).map(({ ask }) => ask),
      name,
    );

  test('a room opens at what is new, and counts as read only when its end was seen', async () => {
    const { messages, rooms } = parts(page);
    await openRoom(page, /^Desk Panel,/);
    await messages.getByText('New', { exact: true }).waitFor();
    expect(await asked('rooms.markRead')).toEqual([]);
    await page.getByRole('button', { name: 'Jump to newest' }).click();
    await rooms.getByRole('button', { name: 'Desk Panel, Secret' }).waitFor();
    expect(await asked('rooms.markRead')).toHaveLength(1);
  });

  test('the host hears which room is looked at', async () => {
    await openRoom(page, /^Desk,/);
    await openRoom(page, /^Rates/);
    const looking = async () => (await asked('rooms.looking')).at(-1);
    await expect.poll(looking).toEqual({ room: 'rates-2@rooms.example.org' });
    await page.evaluate(() => {
      Object.defineProperty(document, 'hasFocus', { value: () => false });
      window.dispatchEvent(new Event('blur'));
    });
    await expect.poll(looking).toEqual({ room: null });
  });

  test('what comes while nobody looks stands below a new line', async () => {
    await openRoom(page, /^Desk,/);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hasFocus', { value: () => false, configurable: true });
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.say(room, 'while you were away');
    });
    const row = parts(page).messages.locator('[data-index]').filter({ hasText: 'while you were away' });
    await row.getByText('New', { exact: true }).waitFor();
  });

  test('new messages are spoken once, gathered', async () => {
    await openRoom(page, /^Desk,/);
    await page.evaluate(() => {
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.say(room, 'first thing');
      window.host.say(room, 'second thing');
    });
    const spoken = page.locator('[aria-live="polite"]').filter({ hasText: 'first thing' });
    await spoken.waitFor({ state: 'attached' });
    expect(await spoken.textContent()).toBe('Ben Okafor: first thing\nBen Okafor: second thing');
    expect(await parts(page).messages.getAttribute('aria-live')).toBe('off');
  });

  test('history that is fetched while one reads on is not spoken as news', async () => {
    await openRoom(page, /^Desk Panel,/);
    await page.getByRole('button', { name: 'Jump to newest' }).click();
    await parts(page).rooms.getByRole('button', { name: 'Desk Panel, Secret' }).waitFor();
    await page.evaluate(() => {
      const room = [...window.host.rooms.keys()][1] ?? '';
      window.host.say(room, 'the only news');
    });
    const spoken = page.locator('[aria-live="polite"]').filter({ hasText: /./ });
    await spoken.waitFor({ state: 'attached' });
    expect(await spoken.textContent()).toBe('Ben Okafor: the only news');
  });

  test('a link leaves by the host alone, whichever button is used', async () => {
    await openRoom(page, /^Desk,/);
    await page.evaluate(() => {
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.say(room, 'read https://example.org/a and javascript:alert(1)');
    });
    const link = parts(page).messages.getByRole('link', { name: 'https://example.org/a' });
    await link.click();
    await link.click({ button: 'middle' });
    expect(await asked('links.open')).toEqual([
      { url: 'https://example.org/a' },
      { url: 'https://example.org/a' },
    ]);
    expect(page.context().pages()).toHaveLength(1);
    expect(await parts(page).messages.getByRole('link', { name: 'javascript' }).count()).toBe(0);
  });

  test.each([
    ['markup', '<img src=x onerror=alert(1)><b>bold</b>'],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a hundred thousand marks', `a${'\u0301'.repeat(100_000)}`],
    ['ten thousand links', 'https://a.example/ '.repeat(10_000)],
    ['turned-round writing', '\u202e\u202e\u202e everything backwards'],
  ])('%s is only text, and the room goes on', async (_, text) => {
    await openRoom(page, /^Desk,/);
    await page.evaluate((said) => {
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.say(room, said, { author: { id: 'eve@example.org', name: said.slice(0, 5000) } });
      window.host.say(room, 'and on it goes');
    }, text);
    await parts(page).messages.getByText('and on it goes').waitFor();
    expect(await parts(page).messages.locator('img, b, script').count()).toBe(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
  });

  test('somebody with rooms stands in one at once', async () => {
    await parts(page).messages.waitFor();
    expect(await page.getByRole('heading', { level: 1 }).last().innerText()).toBe('Architecture');
  });

  test('that what was kept was damaged is said until it was read', async () => {
    page = await fake.open({ snapshot: { begunAnew: true } });
    const notices = page.getByRole('region', { name: 'Notices' });
    await notices.getByText('What this device had kept was damaged').waitFor();
    await notices.getByRole('button', { name: 'Dismiss' }).click();
    await notices.getByText('What this device had kept was damaged').waitFor({ state: 'detached' });
  });

  test('that there are no rooms is said only once the server was asked', async () => {
    page = await fake.open({ rooms: 0, snapshot: { connection: { state: 'connecting' } } });
    await page.getByRole('heading', { name: 'Your rooms are not on this device yet' }).waitFor();
    await page.evaluate(() => window.host.tell('connection.changed', { state: 'online' }));
    await page.getByRole('heading', { name: 'No rooms yet' }).waitFor();
  });

  test('what is missing of the system is said in the settings', async () => {
    const warning = 'This system has no key store.';
    page = await fake.open({ snapshot: { host: { kind: 'plain', version: '1', language: 'en', warning } } });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog').getByText(warning).waitFor();
  });

  test('a room that was left can be had back', async () => {
    await openRoom(page, /^Desk,/);
    await page.getByRole('button', { name: 'Room', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Leave room' }).click();
    await page.getByText('You left Desk.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await parts(page).messages.waitFor();
    await expect.poll(() => asked('rooms.follow')).toEqual([{ room: 'desk-0@rooms.example.org' }]);
  });

  test('an alert says where, and leads there', async () => {
    await openRoom(page, /^Desk,/);
    await page.evaluate(() => {
      const room = [...window.host.rooms.keys()][3] ?? '';
      const { key } = window.host.history(room).at(-5) ?? { key: 0 };
      const alert = {
        room,
        key,
        title: 'Ana in Credit',
        text: 'look',
        outside: { title: 'Ana in Credit', text: 'look' },
        because: 'mentioned',
        important: false,
        sound: false,
      } as const;
      window.host.tell('alert.raised', { ...alert, shownByHost: false });
    });
    await page.getByText('Ana in Credit').waitFor();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await parts(page).messages.locator('article.target').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).last().innerText()).toBe('Credit');
  });

  test('without the host the window says so, and comes back by itself', async () => {
    await openRoom(page, /^Desk,/);
    await parts(page).field.fill('do not lose me');
    await page.evaluate(() => window.host.setLink('lost'));
    await page.getByText('Perch has stopped').waitFor();
    await page.evaluate(() => window.host.setLink('open'));
    await page.getByText('Perch has stopped').waitFor({ state: 'detached' });
    expect(await parts(page).field.inputValue()).toBe('do not lose me');
    await parts(page).messages.locator('article').first().waitFor();
  });

  test('one column at a time where the window is narrow', async () => {
    await page.setViewportSize({ width: 420, height: 760 });
    const { rooms, messages } = parts(page);
    await rooms.waitFor({ state: 'hidden' });
    await messages.waitFor();
    await page.getByRole('button', { name: 'Show rooms' }).click();
    await rooms.waitFor();
    await messages.waitFor({ state: 'hidden' });
  });
});

describe.skipIf(mustSkip('chromium'))('the first start', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ snapshot: { account: null } });
  });

  test('this computer asks for a name alone', async () => {
    await page.getByRole('button', { name: 'This computer' }).click();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
    await page.getByRole('button', { name: 'Start' }).click();
    await parts(page).rooms.waitFor();
    const asks = await page.evaluate(() =>
      window.host.asked.filter(({ name }) => name === 'account.startHere'),
    );
    expect(asks).toEqual([{ name: 'account.startHere', ask: { displayName: 'Ada' } }]);
  });

  test('a server asks for its own address only when it cannot be found', async () => {
    await page.getByRole('button', { name: 'A server' }).click();
    const own = page.getByRole('textbox', { name: 'Server address' });
    expect(await own.isVisible()).toBe(false);
    const text = 'example.org does not tell where its chat server is. Enter the server address.';
    await page.evaluate(
      (told) => window.host.fail('account.signIn', { code: 'ProvisioningFailed', text: told }),
      text,
    );
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill('ana@example.org');
    await page.getByLabel('Password', { exact: true }).fill('secret');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText(text).waitFor();
    await own.fill('wss://chat.example.org/ws');
    await page.evaluate(() => window.host.fail('account.signIn', null));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await parts(page).rooms.waitFor();
    const last = await page.evaluate(
      () => window.host.asked.filter(({ name }) => name === 'account.signIn').at(-1)?.ask,
    );
    expect(last).toEqual({
      address: 'ana@example.org',
      password: 'secret',
      webSocket: 'wss://chat.example.org/ws',
    });
  });

  test('a wrong password says so, and what was typed stays', async () => {
    await page.getByRole('button', { name: 'A server' }).click();
    await page.evaluate(() =>
      window.host.fail('account.signIn', { code: 'NotAuthorized', text: 'This password does not fit.' }),
    );
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill('ana@example.org');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('This password does not fit.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Address', exact: true }).inputValue()).toBe(
      'ana@example.org',
    );
    expect(await page.getByRole('textbox', { name: 'Server address' }).isVisible()).toBe(false);
  });
});
