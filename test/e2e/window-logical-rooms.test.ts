import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { audience, opensBoth, type Sides, sent } from '#test/support/logical-room.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, openRoom, parts, typesAt } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('a logical room', () => {
  const fake = useFakeWindow();
  let page: Page;
  let sides: Sides;

  beforeEach(async () => {
    page = await fake.open({ messages: 60, logical: true });
    sides = await opensBoth(page);
    await audience(page).field.waitFor();
  });

  const article = (text: string) => parts(page).messages.getByRole('article').filter({ hasText: text });
  const status = (text: string) => page.getByRole('status').filter({ hasText: text });

  test('two rooms stand once in the list, and both are told to whoever listens', async () => {
    await page.evaluate(({ desk, panel }) => {
      window.host.changeRoom(desk, { unread: 3, mentions: 0 });
      window.host.changeRoom(panel, { unread: 2, mentions: 1 });
    }, sides);
    await parts(page)
      .rooms.getByRole('button', {
        name: 'Desk, with a private side, 5 unread messages, 2 of them private, 1 mention of you, Closed',
        exact: true,
      })
      .waitFor();
    expect(
      await parts(page)
        .rooms.getByRole('button', { name: /Desk Panel/ })
        .count(),
    ).toBe(0);
  });

  test('each private message says so in words, to the eye and to the ear', async () => {
    const secret = article('Singapore agrees to the later close');
    expect(await secret.getAttribute('aria-label')).toMatch(/^Grace Kim, .*, Private$/);
    await secret.getByText('Private', { exact: true }).waitFor();
    const open = article('Feed B is level again');
    expect(await open.getAttribute('aria-label')).not.toContain('Private');
    expect(await open.getByText('Private', { exact: true }).count()).toBe(0);
    await page.evaluate(({ panel }) => void window.host.say(panel, 'psst'), sides);
    await status('Private. Ben Okafor: psst').waitFor();
  });

  test('it begins with the insiders, and each post to everybody is chosen anew', async () => {
    const { insiders, everybody, field } = audience(page);
    expect(await insiders.isChecked()).toBe(true);
    await status('Only the insiders will see this: the members of Desk Panel.').waitFor();
    await page.keyboard.type('among us');
    await page.keyboard.press('Enter');
    await article('among us').getByText('Private', { exact: true }).waitFor();
    await page.keyboard.press('Alt+p');
    await status('Everybody in Desk will see this.').waitFor();
    await field.waitFor();
    expect(await everybody.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Send to everybody' }).waitFor();
    await page.keyboard.type('good morning');
    await page.keyboard.press('Enter');
    await status('That goes to everybody. This field is for the insiders again.').waitFor();
    expect(await insiders.isChecked()).toBe(true);
    await field.waitFor();
    await page.keyboard.type('back among us');
    await page.getByRole('button', { name: 'Send to insiders' }).click();
    await article('back among us').getByText('Private', { exact: true }).waitFor();
    expect(await sent(page)).toEqual([
      { room: sides.panel, text: 'among us' },
      { room: sides.desk, text: 'good morning' },
      { room: sides.panel, text: 'back among us' },
    ]);
    expect(await article('good morning').getByText('Private', { exact: true }).count()).toBe(0);
  });

  test('words for insiders are shown to everybody only after one more key', async () => {
    const { insiders, everybody, question, field } = audience(page);
    await page.keyboard.type('not a word before noon');
    await page.keyboard.press('Alt+p');
    await question.getByText('This was written for the insiders.').waitFor();
    expect(await insiders.isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await field.waitFor();
    await page.keyboard.press('Alt+p');
    await page.getByRole('button', { name: 'Stay with the insiders' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Alt+p');
    await status('What you have written came along.').waitFor();
    expect(await everybody.isChecked()).toBe(true);
    await field.waitFor();
    expect(await field.inputValue()).toBe('not a word before noon');
    await page.keyboard.press('Enter');
    await article('not a word before noon').waitFor();
    expect(await sent(page)).toEqual([{ room: sides.desk, text: 'not a word before noon' }]);
  });

  test('words can be left among the insiders, and each side keeps what is begun there', async () => {
    const { insiders, everybody, question, field } = audience(page);
    await page.keyboard.type('kept among us');
    await everybody.click({ force: true });
    await question.getByRole('button', { name: 'Leave it, and write anew' }).click();
    await status('What you have written for the others is kept.').waitFor();
    await field.waitFor();
    expect(await field.inputValue()).toBe('');
    await page.keyboard.type('for all');
    await page.keyboard.press('Alt+p');
    expect(await insiders.isChecked()).toBe(true);
    expect(await parts(page).field.inputValue()).toBe('kept among us');
    await openRoom(page, /^Rates/);
    await opensBoth(page);
    expect(await insiders.isChecked()).toBe(true);
    expect(await parts(page).field.inputValue()).toBe('kept among us');
    await everybody.click({ force: true });
    expect(await question.count()).toBe(0);
    expect(await parts(page).field.inputValue()).toBe('for all');
    expect(await sent(page)).toEqual([]);
  });

  test('undo brings nothing over from one side to the other', async () => {
    const { everybody, question, field } = audience(page);
    await page.keyboard.type('sent among us');
    await page.keyboard.press('Enter');
    await article('sent among us').waitFor();
    await page.keyboard.type('left among us');
    await everybody.click({ force: true });
    await question.getByRole('button', { name: 'Leave it, and write anew' }).click();
    await status('What you have written for the others is kept.').waitFor();
    await field.waitFor();
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('ControlOrMeta+z');
    expect(await everybody.isChecked()).toBe(true);
    expect(await field.inputValue()).toBe('');
  });

  test('to fewer people words go along at once', async () => {
    const { insiders, field } = audience(page);
    await page.keyboard.press('Alt+p');
    await status('Everybody in Desk will see this.').waitFor();
    await field.waitFor();
    await page.keyboard.type('on second thoughts');
    await page.keyboard.press('Alt+p');
    await status('What you have written came along.').waitFor();
    expect(await insiders.isChecked()).toBe(true);
    await field.waitFor();
    await page.keyboard.press('Enter');
    await article('on second thoughts').waitFor();
    expect(await sent(page)).toEqual([{ room: sides.panel, text: 'on second thoughts' }]);
  });

  test('what is copied says which of it was private, and is put into a public field only after a yes', async () => {
    const { question, field } = audience(page);
    await article('Singapore agrees to the later close').focus();
    await page.keyboard.press('ControlOrMeta+c');
    await parts(page).field.focus();
    await page.keyboard.press('ControlOrMeta+v');
    expect(await parts(page).field.inputValue()).toContain('Singapore agrees');
    await parts(page).field.fill('');
    await page.keyboard.press('Alt+p');
    await status('Everybody in Desk will see this.').waitFor();
    await field.waitFor();
    await page.keyboard.press('ControlOrMeta+v');
    await question.getByText('These words are from Desk Panel.').waitFor();
    await page.getByRole('button', { name: 'Leave them out' }).and(page.locator(':focus')).press('Enter');
    await question.waitFor({ state: 'detached' });
    expect(await parts(page).field.inputValue()).toBe('');
    await field.waitFor();
    await page.keyboard.press('ControlOrMeta+v');
    await question.getByRole('button', { name: 'Put them in' }).click();
    expect(await parts(page).field.inputValue()).toContain('Singapore agrees');
  });

  test('what is copied of several names the private ones; what others wrote for everybody is free', async () => {
    const { field, question } = audience(page);
    const copied = await page.evaluate(() => {
      const log = document.querySelector('.messages');
      const rows = [...(log?.querySelectorAll('.row .text') ?? [])].slice(-2);
      const range = document.createRange();
      if (!log || !rows[0] || !rows[1]) throw new Error('There are messages.');
      range.setStartBefore(rows[0]);
      range.setEndAfter(rows[1]);
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
      const clipboardData = new DataTransfer();
      log.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
      return { text: clipboardData.getData('text/plain'), types: [...clipboardData.types] };
    });
    expect(copied.text).toMatch(
      / Grace Kim \(private\): Singapore agrees[^\n]*\n[^\n]* Ben Okafor: Feed B is level/,
    );
    expect(copied.types).toContain('application/x-perch-private');
    await page.keyboard.press('Alt+p');
    await field.waitFor();
    await article('Feed B is level again').focus();
    await page.keyboard.press('ControlOrMeta+c');
    await parts(page).field.focus();
    await page.keyboard.press('ControlOrMeta+v');
    expect(await question.count()).toBe(0);
    expect(await parts(page).field.inputValue()).toContain('Feed B is level again');
  });

  test('what insiders said is quoted for the insiders, to whom an empty field turns', async () => {
    const { insiders, field } = audience(page);
    await page.keyboard.press('Alt+p');
    await status('Everybody in Desk will see this.').waitFor();
    await field.waitFor();
    await article('Singapore agrees to the later close').focus();
    await page.keyboard.press('Alt+q');
    await status('Only the insiders will see this: the members of Desk Panel.').waitFor();
    await field.waitFor();
    expect(await insiders.isChecked()).toBe(true);
    await expect
      .poll(() => field.inputValue())
      .toMatch(/^> Grace Kim: Singapore agrees to the later close.*\n$/);
  });

  test('what insiders said is quoted below what is begun for everybody only after a yes', async () => {
    const { everybody, field, question } = audience(page);
    await page.keyboard.press('Alt+p');
    await status('Everybody in Desk will see this.').waitFor();
    await typesAt(page, 'Message', 'good morning');
    await article('Singapore agrees to the later close').focus();
    await page.keyboard.press('Alt+q');
    await question.getByText('These words are from Desk Panel.').waitFor();
    await page.getByRole('button', { name: 'Leave them out' }).and(page.locator(':focus')).press('Enter');
    await field.waitFor();
    expect(await field.inputValue()).toBe('good morning');
    await article('Feed B is level again').focus();
    await page.keyboard.press('Alt+q');
    await field.waitFor();
    expect(await field.inputValue()).toMatch(/^good morning\n> Ben Okafor: Feed B is level again.*\n$/);
    await field.fill('good morning');
    await article('Singapore agrees to the later close').focus();
    await page.keyboard.press('Alt+q');
    await question.getByRole('button', { name: 'Put them in' }).click();
    await field.waitFor();
    expect(await field.inputValue()).toMatch(/^good morning\n> Grace Kim: Singapore agrees/);
    expect(await everybody.isChecked()).toBe(true);
    expect(await sent(page)).toEqual([]);
  });

  test('words out of a secret room of another window are asked about as well', async () => {
    const { question, field } = audience(page);
    await page.keyboard.press('Alt+p');
    await status('Everybody in Desk will see this.').waitFor();
    await field.waitFor();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'from elsewhere');
      data.setData('application/x-perch-private', 'private');
      const told = { bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new DragEvent('drop', { ...told, dataTransfer: data }));
    });
    await question.getByText('These words are from a secret room.').waitFor();
    await question.getByRole('button', { name: 'Leave them out' }).click();
    expect(await parts(page).field.inputValue()).toBe('');
  });

  test('who repeats to everybody what the insiders said is asked before it goes', async () => {
    const { question, field } = audience(page);
    await page.keyboard.press('Alt+p');
    await status('Everybody in Desk will see this.').waitFor();
    await field.waitFor();
    await page.keyboard.type('> Singapore agrees to the later close');
    await page.keyboard.press('Enter');
    await question.getByText('This repeats what was said among the insiders, in Desk Panel.').waitFor();
    await page.keyboard.press('Enter');
    await field.waitFor();
    expect(await field.inputValue()).toBe('> Singapore agrees to the later close');
    await status('Everybody in Desk will see this.').waitFor();
    await page.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Send it to everybody' }).click();
    await question.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await asked(page, 'outbox.send')).at(-1))
      .toMatchObject({
        ...{ room: sides.desk, widerAudience: true },
      });
  });

  test('what waits and what failed says for whom it was', async () => {
    await page.evaluate(() => {
      window.host.delivers = false;
    });
    await page.keyboard.type('held up');
    await page.keyboard.press('Enter');
    await article('held up').getByText('Private', { exact: true }).waitFor();
    expect(await article('held up').getAttribute('aria-label')).toContain('Private');
  });

  test('what failed among the insiders and is copied is put into a public field only after a yes', async () => {
    const { question, field } = audience(page);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(({ panel }) => {
      const words = { text: 'not for the street', importance: 'Regular' } as const;
      const fate = { originId: 'lost', writtenAt: 0, state: 'failed', reason: 'No.' } as const;
      window.host.tell('outbox.changed', { room: panel, entries: [{ room: panel, ...words, ...fate }] });
    }, sides);
    await article('not for the street').getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    await page.keyboard.press('Alt+p');
    await status('Everybody in Desk will see this.').waitFor();
    await parts(page).field.focus();
    await field.waitFor();
    await page.keyboard.press('ControlOrMeta+v');
    await question.getByText('These words are from Desk Panel.').waitFor();
    expect(await parts(page).field.inputValue()).toBe('');
  });

  test('who loses the private side while writing there writes on to nobody', async () => {
    const { field } = audience(page);
    await page.keyboard.type('half a secr');
    await page.evaluate(({ panel }) => window.host.bridge.call('rooms.leave', { room: panel }), sides);
    await page.getByRole('alert').filter({ hasText: 'The private side of this room is gone' }).waitFor();
    await page.keyboard.type('et');
    await page.keyboard.press('Enter');
    expect(await parts(page).field.count()).toBe(0);
    await parts(page).messages.getByText('Feed B is level again').waitFor();
    expect(await article('Singapore agrees').count()).toBe(0);
    expect(
      await parts(page)
        .rooms.getByRole('button', { name: /private side/ })
        .count(),
    ).toBe(0);
    await page.getByRole('button', { name: 'Write to everybody' }).click();
    await field.waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await sent(page)).toEqual([]);
  });

  test('rooms that somebody makes one while one looks at them are one at once', async () => {
    const { insiders, field } = audience(page);
    await page.evaluate(
      ({ panel }) => window.host.bridge.call('logicalRooms.unlink', { privateRoom: panel }),
      sides,
    );
    await page.getByRole('heading', { name: 'Desk Panel', exact: true }).waitFor();
    // Lists of windows and of pages name no secret room.
    await expect.poll(() => page.title()).not.toContain('Desk');
    await openRoom(page, /^Desk,/);
    await field.waitFor();
    await page.keyboard.type('for all of you');
    await page.evaluate(
      ({ desk, panel }) =>
        window.host.bridge.call('logicalRooms.link', {
          publicRoom: desk,
          privateRoom: panel,
          addMembers: false,
        }),
      sides,
    );
    await status('Everybody in Desk will see this.').waitFor();
    expect(await parts(page).field.inputValue()).toBe('for all of you');
    expect(await insiders.isChecked()).toBe(false);
  });

  test('whoever has never seen one is told what it is, once', async () => {
    const intro = page.getByRole('region', { name: 'Who sees what here' });
    await intro.getByText('is seen by the members of Desk Panel alone').waitFor();
    await intro.getByRole('button', { name: 'I see' }).click();
    await intro.waitFor({ state: 'detached' });
    expect(await asked(page, 'app.remember')).toContainEqual({ knowsAudiences: true });
  });

  test('who is an insider stands apart from who is not', async () => {
    await page.getByRole('button', { name: 'People in this room' }).click();
    const insiders = page.getByRole('region', { name: 'See private messages too' });
    await insiders.getByText('Grace Kim').waitFor();
    await page.getByRole('region', { name: 'See public messages only' }).waitFor();
  });

  test('the browser complained of nothing', () => {
    expect(fake.complaints).toEqual([]);
  });
});
