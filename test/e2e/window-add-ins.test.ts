import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { AddInPlace, ListedAddIn } from '#electron/bridge/contract.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { asked, openRoom, parts } from '#test/support/window-page.ts';

const addIn = (id: string, name: string): ListedAddIn => ({
  ...{
    id,
    name,
    manifestId: `com.example.${id}`,
    description: 'Of a test.',
    author: 'Tests',
    version: '1.0.0',
  },
  ...{ source: { kind: 'copy' }, content: 'ab'.repeat(32), hosts: [], formats: [], optional: [] },
  required: [{ right: 'room.read', purpose: 'To be tried.' }],
  // No page of an add-in is here to be loaded.
  page: 'about:blank',
});

/** The pane over a host in memory: where it stands, when it is there, and what is remembered of it. */
describe.skipIf(mustSkip('chromium'))('the pane of add-ins', () => {
  const fake = useFakeWindow();
  let page: Page;

  const pane = () => page.getByRole('complementary', { name: 'Add-ins' });
  async function opens(...places: readonly AddInPlace[]): Promise<void> {
    page = await fake.open({ messages: 60, addIns: [addIn('pulse', 'Pulse'), addIn('cards', 'Cards')] });
    await page.evaluate((all) => {
      const [room = ''] = [...window.host.rooms.keys()];
      for (const place of all) window.host.addIns.place(room, place);
    }, places);
    await openRoom(page, /^Desk,/);
  }
  const by = (chosenBy: AddInPlace['chosenBy'], id: string, name: string): AddInPlace => ({
    ...{ chosenBy, name, addIn: id, open: true },
  });

  test('what the managers chose is there by itself in a wide window, and asks first', async () => {
    await opens(by('managers', 'pulse', 'Pulse'));
    await pane().getByRole('heading', { name: 'May Pulse work in this room?' }).waitFor();
    expect(await page.locator('.add-in-frames iframe').count()).toBe(0);
    await openRoom(page, /^Rates/);
    await pane().waitFor({ state: 'detached' });
  });

  test('what comes with Perch is offered until it is installed, and shown before it is', async () => {
    const { page: _, ...pulse } = addIn('pulse', 'Pulse');
    const { page: __, ...guard } = addIn('guard', 'Guard');
    page = await fake.open({ messages: 60, addIns: [addIn('pulse', 'Pulse')], shipped: [pulse, guard] });
    await openRoom(page, /^Desk,/);
    await page.getByRole('button', { name: 'Add-ins', exact: true }).click();
    await pane().getByRole('button', { name: 'Get an add-in…' }).click();
    const offered = page.getByRole('region', { name: 'Comes with Perch' });
    await offered.getByRole('button', { name: 'Guard' }).click();
    await page.getByRole('button', { name: 'Install Guard' }).waitFor();
    expect(await asked(page, 'addIns.inspect')).toEqual([
      { from: { kind: 'folder', path: '/add-ins/guard' } },
    ]);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await offered.getByRole('listitem').waitFor();
    expect(await offered.getByRole('listitem').allInnerTexts()).toHaveLength(1);
  });

  test('in a narrow one it waits to be asked for, and lies over the messages', async () => {
    await opens(by('managers', 'pulse', 'Pulse'));
    await page.setViewportSize({ width: 900, height: 600 });
    await pane().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add-ins' }).click();
    await pane().waitFor();
    const box = await pane().boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBe(900);
  });

  test('who hides it is not shown it again; its width is remembered, by keyboard too', async () => {
    await opens(by('me', 'pulse', 'Pulse'));
    const edge = pane().getByRole('separator', { name: 'Width of the add-ins' });
    await edge.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe('336');
    await pane().getByRole('button', { name: 'Hide add-ins' }).click();
    await pane().waitFor({ state: 'detached' });
    expect(await asked(page, 'app.remember')).toEqual(
      expect.arrayContaining([{ addInWidth: 336 }, { addIns: false }]),
    );
  });

  test('people and add-ins take turns beside the room', async () => {
    await opens(by('me', 'pulse', 'Pulse'));
    await pane().waitFor();
    await page.getByRole('button', { name: 'People in this room' }).click();
    await pane().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add-ins' }).click();
    await page.getByRole('complementary', { name: 'People' }).waitFor({ state: 'detached' });
  });

  test('tabs are moved, and one that is closed is gone', async () => {
    await opens(by('me', 'pulse', 'Pulse'), by('me', 'cards', 'Cards'));
    const tabs = () => page.getByRole('tab').allInnerTexts();
    await expect.poll(tabs).toEqual(['Pulse', 'Cards']);
    await page.getByRole('button', { name: 'More about Pulse' }).click();
    await page.getByRole('menuitem', { name: 'Move to the back' }).click();
    await expect.poll(tabs).toEqual(['Cards', 'Pulse']);
    await page.getByRole('button', { name: 'More about Pulse' }).click();
    await page.getByRole('menuitem', { name: 'Close beside this room' }).click();
    await expect.poll(tabs).toEqual(['Cards']);
  });

  test('by keyboard alone one is allowed, for as long as one says', async () => {
    await opens(by('me', 'pulse', 'Pulse'));
    await parts(page).field.focus();
    await page.keyboard.press('F6');
    await page.locator('[role="tab"]:focus').waitFor();
    await page.getByRole('radio', { name: 'In this room' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked(page, 'addIns.grant'))
      .toEqual([
        { addIn: 'pulse', room: expect.any(String), scope: 'now', hosts: [], rights: ['room.read'] },
      ]);
  });

  test('a message that an add-in posted says so, and begins anew who speaks', async () => {
    await opens();
    await page.evaluate(() => {
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.say(room, 'by hand');
      window.host.say(room, 'by the add-in', { via: 'Tickets' });
    });
    const row = parts(page).messages.locator('article').filter({ hasText: 'by the add-in' });
    await row.getByText('via Tickets').waitFor();
    await row.getByText('Ben Okafor').waitFor();
  });

  test('a coded message is its text where nobody draws it', async () => {
    await opens();
    await page.evaluate(() => {
      const [room = ''] = [...window.host.rooms.keys()];
      window.host.say(room, 'perch failed on main', { coded: { kind: 'urn:x', json: '{"broken' } });
    });
    await parts(page).messages.getByText('perch failed on main').waitFor();
    expect(fake.complaints).toEqual([]);
  });
});
