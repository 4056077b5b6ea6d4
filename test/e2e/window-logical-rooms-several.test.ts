import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OutboxEntry } from '#electron/bridge/contract.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { audience, opensBoth, type Sides, sent } from '#test/support/logical-room.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))(
  'what goes wrong in a logical room, and several of one public room',
  () => {
    const fake = useFakeWindow();
    let page: Page;

    beforeEach(async () => {
      page = await fake.open({ messages: 60, logical: true });
    });

    const article = (text: string) => parts(page).messages.getByRole('article').filter({ hasText: text });
    const listed = (name: string) => parts(page).rooms.getByRole('button', { name, exact: true });

    test('a private post that failed says so, and that it was private; trying again keeps it so', async () => {
      const { panel } = await opensBoth(page);
      await page.evaluate((room) => {
        const words = { text: 'among us, if it goes', importance: 'Regular' } as const;
        const fate = {
          originId: 'lost',
          writtenAt: 0,
          state: 'failed',
          reason: 'You cannot write here.',
        } as const;
        window.host.tell('outbox.changed', { room, entries: [{ room, ...words, ...fate }] });
      }, panel);
      const row = article('among us, if it goes');
      await row.getByText('You cannot write here.').waitFor();
      await row.getByText('Private', { exact: true }).waitFor();
      expect(await row.getAttribute('aria-label')).toContain('Private');
      await row.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => asked(page, 'outbox.retry')).toEqual([{ originId: 'lost' }]);
      expect(await sent(page)).toEqual([]);
    });

    const fails = (entry: Pick<OutboxEntry, 'room' | 'text' | 'privacy'>) =>
      page.evaluate((words) => {
        const fate = { originId: 'lost', writtenAt: 0, importance: 'Regular', reason: 'No.' } as const;
        const entries = [{ ...words, ...fate, state: 'failed' } as const];
        window.host.tell('outbox.changed', { room: words.room, entries });
      }, entry);
    const focused = (name: string) => page.getByRole('button', { name }).and(page.locator(':focus'));

    test('what failed goes to more people than when it was written only after one more key', async () => {
      const { desk } = await opensBoth(page);
      await page.evaluate((room) => window.host.changeRoom(room, { privacy: 'Open' }), desk);
      await fails({ room: desk, text: 'for the members', privacy: 'Closed' });
      const again = article('for the members').getByRole('button', { name: 'Try again' });
      const { question } = audience(page);
      await again.click();
      await question.getByText('This room is open now.').waitFor();
      await focused('Leave it unsent').waitFor();
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });
      await focused('Try again').waitFor();
      expect(await asked(page, 'outbox.retry')).toEqual([]);
      await page.keyboard.press('Enter');
      await focused('Leave it unsent').waitFor();
      await question.getByRole('button', { name: 'Send it to all of them' }).click();
      await question.waitFor({ state: 'detached' });
      expect(await asked(page, 'outbox.retry')).toEqual([{ originId: 'lost', privacy: 'Open' }]);
    });

    test('what failed, and repeats what was said on a private side, names that side before it goes to everybody', async () => {
      const { desk } = await opensBoth(page);
      await page.evaluate((room) => {
        const [, , rates = ''] = window.host.rooms.keys();
        window.host.changeRoom(rates, { name: 'Risk', privacy: 'Secret', companion: room });
        window.host.say(rates, 'not a word before noon');
      }, desk);
      const { question } = audience(page);
      const named = question.getByText('This repeats what was said among the insiders, in Risk.');
      await page.keyboard.press('Alt+p');
      await audience(page).field.waitFor();
      await page.keyboard.type('> not a word before noon');
      await page.keyboard.press('Enter');
      await named.waitFor();
      await question.getByRole('button', { name: 'Back to the text' }).click();
      await question.waitFor({ state: 'detached' });
      await page.evaluate(() => {
        const [, , rates = ''] = window.host.rooms.keys();
        window.host.fail('outbox.retry', { code: 'WiderAudience', text: 'Said there.', values: [rates] });
      });
      await fails({ room: desk, text: 'not a word before noon, either' });
      await article('not a word before noon, either').getByRole('button', { name: 'Try again' }).click();
      await named.waitFor();
      await question.getByRole('button', { name: 'Send it to everybody' }).click();
      const agreed = { originId: 'lost', widerAudience: true };
      await expect.poll(() => asked(page, 'outbox.retry')).toEqual([{ originId: 'lost' }, agreed]);
      expect(await sent(page)).toHaveLength(1);
    });

    test('what is missing of the private side is marked as its own, and comes to its place', async () => {
      await page.evaluate(() => {
        window.host.tell('connection.changed', { state: 'offline' });
        const [, panel = ''] = window.host.rooms.keys();
        const scene = window.host.history(panel).findIndex(({ text }) => text.startsWith('Singapore agrees'));
        window.host.dig(panel, scene, 3);
      });
      await opensBoth(page);
      const line = parts(page).messages.locator('.line.gap');
      await line.getByText('They come when you are back online', { exact: false }).waitFor();
      await line.getByText('Private', { exact: true }).waitFor();
      await page.evaluate(() => window.host.tell('connection.changed', { state: 'online' }));
      await line.waitFor({ state: 'detached' });
    });

    test('an alert of a private message bears its mark; one for everybody does not', async () => {
      const { desk, panel } = await opensBoth(page);
      await page.evaluate(
        (rooms) => {
          for (const [key, room] of rooms.entries()) {
            const words = { title: `Ana in room ${key}`, text: 'The feed is late' };
            const alert = {
              ...words,
              outside: words,
              room,
              key,
              because: 'keyword',
              important: false,
            } as const;
            window.host.tell('alert.raised', { ...alert, sound: false, shownByHost: false });
          }
        },
        [desk, panel],
      );
      const notice = (title: string) => page.locator('.notice').filter({ hasText: title });
      await notice('Ana in room 1').getByText('Private', { exact: true }).waitFor();
      await notice('Ana in room 0').waitFor();
      expect(await notice('Ana in room 0').getByText('Private', { exact: true }).count()).toBe(0);
    });

    describe('two private sides of one public room', () => {
      let sides: Sides & { readonly risk: string };
      beforeEach(async () => {
        sides = await page.evaluate(() => {
          const [desk = '', panel = '', risk = ''] = window.host.rooms.keys();
          const change = { unread: 0, mentions: 0, category: 'Trading' };
          for (const room of window.host.rooms.keys())
            window.host.changeRoom(room, { unread: 0, mentions: 0 });
          window.host.changeRoom(desk, { ...change, unread: 4 });
          window.host.changeRoom(panel, { ...change, unread: 2 });
          window.host.changeRoom(risk, {
            ...change,
            name: 'Risk',
            privacy: 'Secret',
            companion: desk,
            unread: 1,
          });
          return { desk, panel, risk };
        });
      });
      const names = {
        panel: 'Desk, with the private side Desk Panel, 6 unread messages, 2 of them private, Closed',
        risk: 'Desk, with the private side Risk, 5 unread messages, 1 of them private, Closed',
      };

      test('are told apart in the list, and what everybody wrote counts once in their category', async () => {
        await listed(names.panel).waitFor();
        await listed(names.risk).waitFor();
        const category = parts(page).rooms.getByRole('button', { name: /^Trading/ });
        await category.click();
        await parts(page)
          .rooms.getByRole('button', { name: 'Trading, 7 unread messages', exact: true })
          .waitFor();
      });

      test('each opens with its own insiders, and its words go to them alone', async () => {
        const { insiders, field } = audience(page);
        const reaches = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
        await page.evaluate((rooms) => {
          const read = { unread: 0, readUpTo: Number.MAX_SAFE_INTEGER };
          for (const room of rooms) window.host.changeRoom(room, read);
        }, Object.values(sides));
        await listed('Desk, with the private side Risk, Closed').click();
        await reaches('Only the insiders will see this: the members of Risk.');
        expect(await insiders.isChecked()).toBe(true);
        await parts(page).field.focus();
        await field.waitFor();
        await page.keyboard.type('for Risk');
        await page.keyboard.press('Enter');
        await article('for Risk').getByText('Private', { exact: true }).waitFor();
        expect(await article('Singapore agrees').count()).toBe(0);
        await parts(page)
          .rooms.getByRole('button', { name: /^Desk, with the private side Desk Panel/ })
          .click();
        await reaches('Only the insiders will see this: the members of Desk Panel.');
        await article('Singapore agrees').waitFor();
        expect(await article('for Risk').count()).toBe(0);
        await parts(page).field.focus();
        await field.waitFor();
        await page.keyboard.type('for the panel');
        await page.keyboard.press('Enter');
        await article('for the panel').getByText('Private', { exact: true }).waitFor();
        expect(await sent(page)).toEqual([
          { room: sides.risk, text: 'for Risk' },
          { room: sides.panel, text: 'for the panel' },
        ]);
      });

      test('one is moved to a group of one’s own, and back; the other and the room of both stay where they are', async () => {
        const under = (name: string) => parts(page).rooms.getByRole('region', { name, exact: true });
        const [panel, risk] = [names.panel, names.risk].map((name) => ({ name, exact: true }));
        const moves = async (button: string): Promise<void> => {
          await listed(names.risk).click({ button: 'right' });
          await page.getByRole('menuitem', { name: 'Move to group…' }).click();
          if (button === 'Move') await page.getByRole('combobox', { name: 'Group' }).fill('First thing');
          await page.getByRole('button', { name: button, exact: true }).click();
        };
        await moves('Move');
        await under('First thing').getByRole('button', risk).waitFor();
        await under('Trading').getByRole('button', panel).waitFor();
        await moves('Back to Trading');
        await under('First thing').waitFor({ state: 'detached' });
        await under('Trading').getByRole('button', risk).waitFor();
        expect(await asked(page, 'rooms.arrange')).toEqual([
          { places: [{ room: sides.risk, group: 'First thing' }] },
          { places: [{ room: sides.risk, group: 'Trading' }] },
        ]);
      });

      test('where one is gone, the other is as it was', async () => {
        await listed(names.panel).waitFor();
        await page.evaluate(({ panel }) => window.host.bridge.call('rooms.leave', { room: panel }), sides);
        await listed('Desk, with a private side, 5 unread messages, 1 of them private, Closed').waitFor();
        expect(
          await parts(page)
            .rooms.getByRole('button', { name: /^Desk\b/ })
            .count(),
        ).toBe(1);
      });
    });

    test('the browser complained of nothing', () => {
      expect(fake.complaints).toEqual([]);
    });
  },
);
