import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { barriers } from '#test/support/axe.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { openRoom, parts, typesAt } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('composing', () => {
  const fake = useFakeWindow();
  let page: Page;
  beforeEach(async () => {
    page = await fake.open({ messages: 200, snapshot: { limits: { messageSize: 100, storySize: 200 } } });
    await openRoom(page, /^Desk,/);
  });

  const asked = (question: string) =>
    page.evaluate(
      (wanted) => window.host.asked.filter(({ name }) => name === wanted).map(({ ask }) => ask),
      question,
    );
  const title = () => page.getByRole('textbox', { name: 'Title' });
  const story = () => page.getByRole('button', { name: 'Story', exact: true });

  test('people are completed by keyboard, and what is sent marks them', async () => {
    const { field, messages } = parts(page);
    await field.pressSequentially('ask @c');
    await page.getByRole('option', { name: 'Chiara Conti', selected: true }).waitFor();
    expect(await field.getAttribute('aria-activedescendant')).toBe('composer-suggestion-0');
    await field.press('Tab');
    expect(await field.inputValue()).toBe('ask @Chiara Conti ');
    await field.pressSequentially('@');
    await field.press('ArrowDown');
    await field.press('ArrowUp');
    await field.press('Escape');
    expect(await page.getByRole('listbox', { name: 'Suggestions' }).count()).toBe(0);
    await field.press('Backspace');
    await field.press('Enter');
    await messages.getByRole('article').last().locator('.mention-name').getByText('@Chiara Conti').waitFor();
    const [draft] = await asked('outbox.send');
    expect(draft).toMatchObject({ mentions: [{ begin: 4, end: 17, address: expect.stringContaining('@') }] });
  });

  test('emoji are found by name, emoticons go out as they are typed, and undo takes them back', async () => {
    const { field } = parts(page);
    await field.pressSequentially('good :smi');
    await page.getByRole('option', { name: 'smile' }).click();
    expect(await field.inputValue()).toBe('good :) ');
    await field.pressSequentially(':thumbs u');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('good :) 👍 ');
    await field.press('ControlOrMeta+z');
    expect(await field.inputValue()).toBe('good :) :thumbs u');
    expect(await asked('outbox.send')).toEqual([]);
  });

  test('what nobody is called does not stop Enter from sending', async () => {
    const { field } = parts(page);
    await field.pressSequentially('mail me @home');
    await field.press('Enter');
    await expect.poll(() => asked('outbox.send')).toMatchObject([{ text: 'mail me @home' }]);
  });

  test('a story is written by keyboard alone, and comes out as one', async () => {
    const { field, messages } = parts(page);
    await story().press('Enter');
    await typesAt(page, 'Title', 'What we learnt');
    await page.keyboard.press('Enter');
    await typesAt(page, 'Message', 'First');
    await page.keyboard.press('Enter');
    await page.keyboard.type('second');
    expect(await asked('outbox.send')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await messages.getByRole('heading', { name: 'What we learnt' }).waitFor();
    expect(await asked('outbox.send')).toMatchObject([
      { text: 'First\nsecond', storyTitle: 'What we learnt', importance: 'Regular' },
    ]);
    expect(await title().count()).toBe(0);
    expect(await field.inputValue()).toBe('');
  });

  test('a story without a title is not sent, and says so', async () => {
    await story().click();
    await parts(page).field.fill('a body');
    await page.getByText('A story needs a title').waitFor();
    await parts(page).send.click({ force: true });
    expect(await asked('outbox.send')).toEqual([]);
    await title().and(page.locator(':focus')).waitFor();
  });

  test('the limit is counted down in bytes, a story is offered where it fits, and nothing is lost', async () => {
    const { field, send } = parts(page);
    await field.fill('ü'.repeat(45));
    await page.getByText('10 bytes left').waitFor();
    await field.fill(`A first line\n${'ü'.repeat(60)}`);
    await page.getByText('33 bytes too long for a message').waitFor();
    await page.getByRole('button', { name: 'Send as story' }).click();
    expect(await title().inputValue()).toBe('A first line');
    expect(await field.inputValue()).toBe('ü'.repeat(60));
    await field.fill('ü'.repeat(100));
    await page.getByText('12 bytes too long: this service takes 200.').waitFor();
    await field.press('Control+Enter');
    await send.click({ force: true });
    expect(await asked('outbox.send')).toEqual([]);
    await story().click();
    expect(await field.inputValue()).toBe(`A first line\n${'ü'.repeat(100)}`);
  });

  test('a draft keeps its title, its importance and that it is a story', async () => {
    await page.getByRole('button', { name: 'Important' }).click();
    await story().click();
    await title().fill('Half a title');
    await parts(page).field.fill('half a body');
    await openRoom(page, /^Rates/);
    expect(await title().count()).toBe(0);
    await openRoom(page, /^Desk,/);
    expect(await title().inputValue()).toBe('Half a title');
    // On a slow machine it was kept half written, too.
    expect((await asked('drafts.save')).at(-1)).toMatchObject({
      text: 'half a body',
      storyTitle: 'Half a title',
      importance: 'Alert',
    });
  });

  test('a story that the host did not take comes back as one', async () => {
    await page.evaluate(() =>
      window.host.fail('outbox.send', { code: 'StorageFailed', text: 'The disk is full. Free some space.' }),
    );
    await story().click();
    await title().fill('Kept');
    await parts(page).field.fill('as it was');
    await parts(page).field.press('Control+Enter');
    await page.getByText('The disk is full. Free some space.').waitFor();
    expect(await title().inputValue()).toBe('Kept');
    expect(await parts(page).field.inputValue()).toBe('as it was');
  });

  test('accessible while a story is written, in a low and narrow window, from right to left', async () => {
    await page.setViewportSize({ width: 900, height: 600 });
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await story().click();
    await title().fill('A title');
    await parts(page).field.fill('ü'.repeat(110));
    await parts(page).field.pressSequentially(' @b');
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    const [below, above] = [await page.locator('.composer-box').boundingBox(), await list.boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    expect(await barriers(page)).toEqual([]);
  });

  test('the browser complained of nothing', () => {
    expect(fake.complaints).toEqual([]);
  });

  test('a message is quoted from its menu, at the caret, and undo takes that back', async () => {
    const { field, messages } = parts(page);
    await field.fill('above\nbelow');
    await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(5, 5));
    const last = messages.getByRole('article').last();
    const said = (await last.locator('.text').innerText()).split('\n')[0] ?? '';
    await last.focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Quote' }).and(page.locator(':focus')).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await field.and(page.locator(':focus')).waitFor();
    await expect.poll(() => field.inputValue()).toContain('> ');
    const quoted = await field.inputValue();
    expect(quoted).toMatch(/^above\n> [^:]+: [\s\S]+\n\nbelow$/);
    expect(quoted).toContain(`: ${said}`);
    await page.keyboard.press('ControlOrMeta+z');
    expect(await field.inputValue()).toBe('above\nbelow');
  });

  describe('in a room that is opened while words stand in its field', () => {
    const question = () => page.getByRole('alertdialog', { name: 'This room is open now.' });
    const opens = (privacy: 'Secret' | 'Closed' | 'Open') =>
      page.evaluate((now) => {
        const [, panel = ''] = window.host.rooms.keys();
        window.host.changeRoom(panel, { privacy: now });
      }, privacy);
    beforeEach(async () => {
      await opens('Secret');
      await openRoom(page, /^Desk Panel/);
      await typesAt(page, 'Message', 'among us');
      await opens('Open');
      await openRoom(page, /^Desk Panel(?!.*Secret)/);
      await parts(page).field.press('Enter');
      await question()
        .getByText(/Everybody in Desk Panel would read it/)
        .waitFor();
    });

    test('nothing goes out before the person was asked, and what is left stays', async () => {
      await page.getByRole('button', { name: 'Leave it unsent' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await question().waitFor({ state: 'detached' });
      await parts(page).field.and(page.locator(':focus')).waitFor();
      expect(await parts(page).field.inputValue()).toBe('among us');
      await page.keyboard.press('Enter');
      await question().waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await asked('outbox.send')).toEqual([]);
    });

    test('it goes to all of them where the person says so, once', async () => {
      await question().getByRole('button', { name: 'Send it to all of them' }).click();
      await parts(page).messages.getByRole('article').filter({ hasText: 'among us' }).waitFor();
      await typesAt(page, 'Message', 'good morning');
      await page.keyboard.press('Enter');
      await parts(page).messages.getByRole('article').filter({ hasText: 'good morning' }).waitFor();
      expect(await asked('outbox.send')).toMatchObject([
        { text: 'among us', privacy: 'Open' },
        { text: 'good morning', privacy: 'Open' },
      ]);
    });
  });
});
